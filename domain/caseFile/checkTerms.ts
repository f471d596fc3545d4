import * as z from 'zod/mini';
import { canonicalHash } from '../canonical.ts';
import type { FoundLog } from './checkLog.ts';
import { type CaseContents, jsonOf } from './contents.ts';
import { type DealDocument, termsDocumentSchema } from './documents.ts';
import { type Finding, failed, found } from './finding.ts';

/** What an event says of the terms it speaks of: at invitation, counter-offer, revision and acceptance. */
const frozenSchema = z.object({ termsVersion: z.int(), termsHash: z.string() });

/** That every version of the terms is the one whose hash the log froze, and the accepted one the one agreed on. */
export function checkTerms(contents: CaseContents, { events }: FoundLog, deal: DealDocument | null): Finding {
  const terms = termsDocumentSchema.safeParse(jsonOf(contents, 'terms.json'));
  if (!terms.success || deal === null) return failed('terms', 'terms.json or deal.json cannot be read');
  const hashes = new Map(terms.data.map(({ version, hash }) => [version, hash]));
  const altered = terms.data
    .filter((each) => each.hash !== canonicalHash(each.terms))
    .map(({ version }) => `version ${version} was altered: it has another hash`);
  const versions = Array.from({ length: deal.termsVersion }, (_, index) => index + 1);
  const missing = versions
    .filter((version) => !hashes.has(version))
    .map((version) => `version ${version} is missing`);
  const differing = events.flatMap(({ seq, data }) => {
    const frozen = frozenSchema.safeParse(data);
    if (!frozen.success || hashes.get(frozen.data.termsVersion) === frozen.data.termsHash) return [];
    return [`version ${frozen.data.termsVersion} is not what event ${seq} froze`];
  });
  return found(
    'terms',
    [...altered, ...missing, ...differing, ...acceptanceFaults(deal, events, hashes)],
    fine(deal),
  );
}

function acceptanceFaults(
  { acceptance }: DealDocument,
  events: FoundLog['events'],
  hashes: ReadonlyMap<number, string>,
): string[] {
  const accepted = events.findLast(({ type }) => type === 'deal.accepted.v1');
  if (acceptance === null) return accepted === undefined ? [] : ['deal.json does not know the acceptance'];
  const { termsVersion, termsHash } = acceptance;
  const logged = frozenSchema.safeParse(accepted?.data);
  const isLogged =
    logged.success && logged.data.termsVersion === termsVersion && logged.data.termsHash === termsHash;
  return isLogged && hashes.get(termsVersion) === termsHash
    ? []
    : [`deal.json says that version ${termsVersion} was accepted, the log says otherwise`];
}

const fine = ({ termsVersion, acceptance }: DealDocument): string =>
  acceptance === null
    ? `${termsVersion} versions, none accepted`
    : `${termsVersion} versions; version ${acceptance.termsVersion} is the one that was accepted`;
