import { generateKeyPairSync } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { CaseReader } from '../../domain/caseFile/manifest.ts';
import { MANIFEST, SIGNATURE } from '../../domain/caseFile/paths.ts';
import { verifyCase } from '../../domain/caseFile/verifyCase.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import { NO_ORDERS } from '../../domain/statement/orders.ts';
import { toInstant } from '../../domain/time.ts';
import { caseDocuments } from '../../functions/caseFile/caseDocuments.ts';
import { evidenceEntries } from '../../functions/caseFile/evidenceEntries.ts';
import type { CaseFacts } from '../../functions/caseFile/facts.ts';
import { sealCase } from '../../functions/caseFile/sealCase.ts';
import { type CaseFileKeys, openCaseFileKeys } from '../../functions/caseFile/signingKeys.ts';
import { writeZip } from '../../functions/caseFile/writeZip.ts';
import { sourceOfBytes } from '../../functions/caseFile/zipSources.ts';
import type { Bytes } from '../../local/verifyCase/openBytes.ts';
import { BadLayout, readZip } from '../../local/verifyCase/readZip.ts';
import { verifyBytes } from '../../local/verifyCase/verifyFile.ts';
import { Play } from '../unit/domain/play.ts';
import { anId, NOW } from './deal.ts';
import { FILES, sha256 } from './files.ts';

export function someKeys(): CaseFileKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  const keys = openCaseFileKeys(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), null);
  if (typeof keys === 'string') throw new Error(keys);
  return keys;
}

export const BRAND: CaseReader = { role: 'brand', id: 'brand_1' };

export function somePicture(overrides: Partial<Evidence> = {}): Evidence {
  return {
    id: anId('evid'),
    dealId: 'deal_1',
    kind: 'file',
    by: { role: 'creator', id: 'creator_1' },
    fileName: '小美的截图.png',
    contentType: 'image/png',
    sniffedType: 'image/png',
    size: FILES.png.length,
    sha256: sha256(FILES.png),
    url: null,
    at: toInstant(NOW),
    status: 'ready',
    refusal: null,
    storedVersion: null,
    submittedBy: null,
    ...overrides,
  };
}

/** A deal that was accepted, funded and delivered with a picture, as its brand sees it. */
export function someFacts(reader: CaseReader = BRAND): CaseFacts {
  const play = new Play();
  play.must('creator', 'accept').must('payments', 'funded');
  const picture = somePicture({ dealId: play.deal.id });
  play.now = Date.parse(play.deal.dueAt) + 3_600_000;
  play.must('creator', 'deliver', { url: 'https://live.example.com/1', evidenceIds: [picture.id] });
  const { deal, events, now } = play;
  const entries = [...play.books.entries.values()];
  const { terms, termsVersion: version } = deal;
  const evidence = [{ ...picture, submittedBy: deal.lastSeq - 1 }];
  const facts = { deal, events, entries, now };
  return {
    ...facts,
    ...{ reader, evidence, notices: [], terms: [{ version, terms }] },
    statement: {
      facts: { ...facts, orders: NO_ORDERS, found: { orders: 0, netSalesMinor: 0, commissionMinor: 0 } },
      brand: null,
      payees: [],
    },
  };
}

/** What is in a case file besides its seal, by path. */
export type Parts = Map<string, Uint8Array>;

/** The documents and the evidence, without summaries: those are only bytes to whoever verifies. */
export function partsOf(facts: CaseFacts): Parts {
  const evidence = evidenceEntries(facts.evidence);
  const documents = Object.entries(caseDocuments(facts, evidence));
  const parts: Parts = new Map(documents.map(([path, text]) => [path, Buffer.from(text)]));
  for (const { file } of evidence) if (file !== null) parts.set(file, FILES.png);
  return parts;
}

/** Seals whatever the parts are, as somebody with these keys can. */
export async function sealed(
  parts: Parts,
  { deal, reader, now }: CaseFacts,
  keys: CaseFileKeys = someKeys(),
): Promise<Buffer> {
  const sources = [...parts].map(([path, bytes]) => sourceOfBytes(path, bytes));
  const files = sources.map(({ path, size, sha256: hash }) => ({ path, size, sha256: hash }));
  const { id: dealId, lastSeq, lastHash } = deal;
  const seal = sealCase({ dealId, lastSeq, lastHash, reader, createdAt: toInstant(now), files }, keys);
  const head = [
    sourceOfBytes(MANIFEST, Buffer.from(seal.manifest)),
    sourceOfBytes(SIGNATURE, Buffer.from(seal.signature)),
  ];
  return buffer(writeZip([...head, ...sources]));
}

const inMemory = (file: Uint8Array): Bytes => {
  const bytes = Buffer.from(file);
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
};

/** Verifies bytes that are held in memory. */
export const verified = (file: Uint8Array, known: Parameters<typeof verifyBytes>[1] = null) =>
  verifyBytes(inMemory(file), known);

/** The verdict alone, as quickly as it can be had: what is not laid out properly is not looked into. */
export async function isVerified(file: Uint8Array): Promise<boolean> {
  try {
    return verifyCase(await readZip(inMemory(file)), null).every(({ passed }) => passed);
  } catch (error) {
    if (error instanceof BadLayout) return false;
    throw error;
  }
}
