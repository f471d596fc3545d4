import type { Locale } from '../../../domain/parties.ts';
import type { AuditEntry, Seen } from '../../../domain/ports/audit.ts';
import { eventText } from '../../../functions/words/caseEvents.ts';
import type { Say } from '../../words/pageWords.ts';
import type { auditWords } from './words.ts';

type Words = Say<NonNullable<(typeof auditWords)['names']>>;

const SEEN: Readonly<Record<Seen, Parameters<Words>[0]>> = {
  deal: 'deal_',
  events: 'events',
  ledger: 'ledger',
  statement: 'statement',
  records: 'records',
  checks: 'checks',
  path: 'path',
  terms: 'terms',
  evidence_list: 'evidence_list',
  evidence: 'evidence',
  dispute: 'dispute',
  case_file: 'case_file',
};

type What = AuditEntry['what'];
const isSeen = (what: What): what is Seen => Object.hasOwn(SEEN, what);

/** What an entry says was seen or done. */
export const entryText = ({ what }: AuditEntry, say: Words, locale: Locale): string =>
  isSeen(what) ? say(SEEN[what]) : eventText(what, locale);
