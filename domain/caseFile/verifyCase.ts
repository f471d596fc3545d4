import { checkEvidence } from './checkEvidence.ts';
import { checkLedger } from './checkLedger.ts';
import { checkLog, checkLogEnd, logIn } from './checkLog.ts';
import { checkReports, type HookSecret } from './checkReports.ts';
import { checkFiles, checkManifest, checkSignature, manifestOf } from './checkSeal.ts';
import { checkTerms } from './checkTerms.ts';
import { type CaseContents, jsonOf } from './contents.ts';
import { dealDocumentSchema } from './documents.ts';
import type { Finding } from './finding.ts';
import type { PublicKey } from './signature.ts';

/**
 * Everything that can be known about a case file from itself, and from `known` keys and the `secrets` of hooks if somebody has them: who sealed
 * it, that nothing in it was changed since, and that what it says fits together. Each check is made on its own, so
 * that a file with a broken seal still tells which event was tampered with.
 */
export function verifyCase(
  contents: CaseContents,
  known: readonly PublicKey[] | null,
  secrets: readonly HookSecret[] = [],
): Finding[] {
  const manifest = manifestOf(contents);
  const deal = dealDocumentSchema.safeParse(jsonOf(contents, 'deal.json')).data ?? null;
  const log = logIn(contents);
  return [
    checkManifest(manifest),
    checkSignature(contents, manifest, known),
    checkFiles(contents, manifest),
    checkLog(log, manifest?.dealId ?? deal?.id ?? null),
    checkLogEnd(log, manifest, deal),
    checkTerms(contents, log, deal),
    checkLedger(contents, deal),
    checkEvidence(contents, log),
    ...(secrets.length === 0 ? [] : [checkReports(contents, secrets)]),
  ];
}
