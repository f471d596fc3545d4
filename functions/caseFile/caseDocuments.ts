import { canonicalText } from '../../domain/canonical.ts';
import type { DocumentPath } from '../../domain/caseFile/paths.ts';
import { localeSchema } from '../../domain/parties.ts';
import { termsHash } from '../../domain/terms/terms.ts';
import { statementView } from '../statement/statementView.ts';
import { withoutUnits } from '../statement/withoutUnits.ts';
import { readerOf } from '../words/reader.ts';
import { caseDeal, caseDisputes } from './caseDeal.ts';
import { type EvidenceEntry, evidenceRecord } from './evidenceEntries.ts';
import type { CaseFacts } from './facts.ts';

/** The documents of a case file, as text. Each is canonical JSON; the log has one event a line. */
export function caseDocuments(
  facts: CaseFacts,
  evidence: readonly EvidenceEntry[],
): Readonly<Record<DocumentPath, string>> {
  const { deal, reader, events, entries, terms, notices } = facts;
  return {
    'deal.json': canonicalText(caseDeal(deal)),
    'terms.json': canonicalText(terms.map((each) => ({ ...each, hash: termsHash(each.terms) }))),
    'events.jsonl': events.map((event) => `${canonicalText(event)}\n`).join(''),
    'ledger.json': canonicalText(entries),
    'evidence.json': canonicalText(evidence.map((entry) => evidenceRecord(entry, reader))),
    'disputes.json': canonicalText(caseDisputes(deal, reader.role)),
    'notices.json': canonicalText(notices.map(({ dealId: _, ...notice }) => notice)),
    'statement.json': canonicalText(statementsOf(facts)),
  };
}

/** The reader's own statement in every language, with parties called by their ids. */
function statementsOf({ statement, deal }: CaseFacts): object {
  const lines = statement.payees.flatMap((payee) => [payee.payee, ...payee.lines.map((line) => line.payee)]);
  const ids = [deal.brandId, ...lines.map(({ id }) => id)];
  const names = Object.fromEntries(ids.map((id) => [id, id]));
  const views = localeSchema.options.map((locale) => [
    locale,
    {
      ...statementView(statement, names, readerOf(locale)),
      orders: withoutUnits(statement.facts.orders),
    },
  ]);
  return Object.fromEntries(views);
}
