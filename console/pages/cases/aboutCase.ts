import type { Locale } from '../../../domain/parties.ts';
import type { CaseView } from '../../../functions/api/listCases.ts';
import { caseWords } from '../../../functions/words/cases.ts';
import { optionText } from '../../../functions/words/fields.ts';
import { gateText } from '../../words/gates.ts';
import { lookup, spaced } from '../../words/lookup.ts';

/** What a case is about, in words where there are any: a dispute's stage and reason, a failed step, a check. */
export function aboutCase({ kind, what, ...found }: CaseView, locale: Locale): string {
  if ('check' in found) return lookup(caseWords[locale].checks, found.check) ?? what;
  if (kind !== 'dispute') return what;
  const [stage = '', reason = ''] = what.split(': ');
  const standing = stage === 'opened' || stage === 'resolution' ? spaced(stage) : gateText(stage, locale);
  return `${standing} · ${optionText(reason, locale)}`;
}

/** Whether a case holds all that was typed, in whatever order: its words, its deal, its ids. */
export function holdsWords(found: CaseView, typed: string, locale: Locale): boolean {
  const { id, dealId, reference, what, kind } = found;
  const text = [id, dealId, reference, what, kind, aboutCase(found, locale)].join(' ').toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
