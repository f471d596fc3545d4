import { describe, expect, test } from 'vitest';
import { canonicalHash, canonicalText } from '../../../domain/canonical.ts';
import { CHECKS } from '../../../domain/caseFile/finding.ts';
import { DOCUMENTS } from '../../../domain/caseFile/paths.ts';
import type { CaseFacts } from '../../../functions/caseFile/facts.ts';
import { type Parts, partsOf, sealed, someFacts, someKeys, verified } from '../../builders/caseFile.ts';

const facts = someFacts();

/** What fails of a case file whose parts were changed by somebody who then sealed it anew. */
async function failures(change: (parts: Parts) => void, of: CaseFacts = facts) {
  const parts = partsOf(of);
  change(parts);
  const findings = await verified(await sealed(parts, of));
  return findings.filter(({ passed }) => !passed).map(({ check, text }) => `${check}: ${text}`);
}

const textOf = (parts: Parts, path: string) => Buffer.from(parts.get(path) ?? []).toString();

/** Changes a document's text in place. */
const edit = (path: string, change: (text: string) => string) => (parts: Parts) => {
  const before = textOf(parts, path);
  const after = change(before);
  if (after === before) throw new Error(`${path} stayed as it was`);
  parts.set(path, Buffer.from(after));
};

const lines = (change: (events: string[]) => string[]) =>
  edit('events.jsonl', (text) =>
    change(text.trimEnd().split('\n'))
      .map((line) => `${line}\n`)
      .join(''),
  );

describe('a case file', () => {
  test('passes every check as it was made (but for what takes a secret), and says whose key sealed it', async () => {
    const findings = await verified(await sealed(partsOf(facts), facts));
    expect(findings.map(({ check, passed }) => ({ check, passed }))).toEqual(
      CHECKS.filter((check) => check !== 'reports').map((check) => ({ check, passed: true })),
    );
    expect(findings.find(({ check }) => check === 'signature')?.text).toMatch(
      /^self-signed by key [\w-]{43}:/,
    );
  });

  test('is confirmed by the key that sealed it, and not by another', async () => {
    const keys = someKeys();
    const file = await sealed(partsOf(facts), facts, keys);
    const signature = async (known: Parameters<typeof verified>[1]) =>
      (await verified(file, known)).find(({ check }) => check === 'signature');
    expect(await signature([someKeys().publicKey, keys.publicKey])).toMatchObject({ passed: true });
    expect(await signature([someKeys().publicKey])).toMatchObject({
      passed: false,
      text: expect.stringMatching(/not among the given ones/),
    });
    expect(await signature([])).toMatchObject({ passed: false });
  });

  test('of a deal that nobody accepted yet passes too', async () => {
    const { deal, events } = facts;
    const first = events.slice(0, 1);
    const head = { lastSeq: 1, lastHash: first[0]?.hash ?? '' };
    const begun = { ...deal, ...head, acceptance: null, escrowMinor: 0, delivery: null };
    const early = { ...facts, deal: begun, events: first, entries: [], evidence: [] };
    expect(await failures(() => undefined, early)).toEqual([]);
  });
});

describe('whoever changes a case file and seals it anew is found out by what is in it', () => {
  const last = facts.events.length;

  test.each([
    [
      'an event was altered',
      lines((all) => all.map((line, at) => (at === 2 ? line.replace('"at":"2026', '"at":"2025') : line))),
      3,
    ],
    ['an event was removed', lines((all) => all.filter((_, at) => at !== 3)), 4],
    ['two events changed places', lines(([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]), 2],
    ['the first event was removed', lines((all) => all.slice(1)), 1],
    [
      'an event is there twice',
      lines((all) => all.flatMap((line, at) => (at === 1 ? [line, line] : [line]))),
      3,
    ],
    ['an event is no event', lines((all) => all.map((line, at) => (at === 4 ? '{}' : line))), 5],
    ['a line is no JSON', lines((all) => all.map((line, at) => (at === 1 ? `${line}}` : line))), 2],
    ['an event was made up', lines((all) => [...all, all.at(-1) ?? '']), last + 1],
  ])('%s', async (_what, change, broken) => {
    expect(await failures(change)).toContainEqual(
      `log: the chain breaks at event ${broken}: it was altered, moved or removed`,
    );
  });

  test('events were cut off the end, which leaves the chain whole', async () => {
    const found = await failures(lines((all) => all.slice(0, -2)));
    expect(found).toEqual([
      `log_end: the log ends at event ${last - 2}, but the manifest says ${last} (and 1 more)`,
    ]);
  });

  test('the log is of another deal', async () => {
    const other = someFacts();
    const log = textOf(partsOf(other), 'events.jsonl');
    const found = await failures((parts) => parts.set('events.jsonl', Buffer.from(log)));
    expect(found).toContainEqual(`log: event 1 is of ${other.deal.id}`);
  });

  test.each([
    [
      'the terms were altered',
      'terms.json',
      /"fixedFee":800000/,
      '"fixedFee":900000',
      /^terms: version 1 was altered/,
    ],
    [
      'a version is missing',
      'deal.json',
      /"termsVersion":1}?,"upd/,
      '"termsVersion":2,"upd',
      /^terms: version 2 is missing/,
    ],
    [
      'an entry is out of balance',
      'ledger.json',
      /"amountMinor":\d+/,
      '"amountMinor":1',
      /^ledger: .* out of balance/,
    ],
    [
      'escrow is said to be other',
      'deal.json',
      /"escrow":\d+/,
      '"escrow":1',
      /^ledger: the entries leave \d+ in escrow/,
    ],
    [
      'evidence is said to be other',
      'evidence.json',
      /"sha256":"\w{64}"/,
      `"sha256":"${'0'.repeat(64)}"`,
      /^evidence: the bytes of evid_\w+ are not those recorded/,
    ],
    ['a document is no JSON', 'ledger.json', /^\[/, '', /^ledger: ledger.json or deal.json cannot be read/],
  ])('%s', async (_what, path, from, to, complaint) => {
    const found = await failures(edit(path, (text) => text.replace(from, to)));
    expect(found).toContainEqual(expect.stringMatching(complaint));
  });

  test('the terms were altered together with their hash: the log froze another', async () => {
    const terms = { ...facts.deal.terms, fixedFee: 1 };
    const forged = [{ version: 1, terms, hash: canonicalHash(terms) }];
    const found = await failures((parts) => parts.set('terms.json', Buffer.from(canonicalText(forged))));
    expect(found).toEqual([expect.stringMatching(/^terms: version 1 is not what event 1 froze/)]);
  });

  test.each([
    [
      'an entry was removed',
      (parts: Parts) => parts.set('ledger.json', Buffer.from('[]')),
      /^ledger: the entries leave 0/,
    ],
    [
      'the evidence was exchanged',
      (parts: Parts) => parts.set(evidenceIn(parts), Buffer.from('other')),
      /^evidence: the bytes/,
    ],
    [
      'the evidence was removed',
      (parts: Parts) => parts.delete(evidenceIn(parts)),
      /^evidence: the bytes of evid_\w+ are missing/,
    ],
    [
      'its record was removed',
      (parts: Parts) => parts.set('evidence.json', Buffer.from('[]')),
      /^evidence: evidence\/\S+ has no record \(and 1 more\)/,
    ],
  ])('%s', async (_what, change, complaint) => {
    expect(await failures((parts) => void change(parts))).toContainEqual(expect.stringMatching(complaint));
  });

  test.each(DOCUMENTS)('%s is missing', async (path) => {
    const found = await failures((parts) => void parts.delete(path));
    expect(found).toContainEqual(`manifest: ${path} is missing`);
  });

  test('the acceptance is of another version', async () => {
    const { acceptance } = facts.deal;
    if (acceptance === null) throw new Error('the deal was accepted');
    const other = { ...facts.deal, acceptance: { ...acceptance, termsHash: '0'.repeat(64) } };
    const found = await failures(() => undefined, { ...facts, deal: other });
    expect(found).toEqual(['terms: deal.json says that version 1 was accepted, the log says otherwise']);
  });
});

const evidenceIn = (parts: Parts) => [...parts.keys()].find((path) => path.startsWith('evidence/')) ?? '';
