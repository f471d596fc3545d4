import type { Locale } from '../../../domain/parties.ts';
import { labelled } from '../../../functions/words/formats.ts';
import { faultWords } from '../../words/faults.ts';
import { problemText } from '../../words/problems.ts';
import type { SheetField } from './columns.ts';
import { NO_TIME } from './rowDate.ts';
import { DUPLICATE, type ImportRow, type RowFault } from './rows.ts';
import type { RowResult } from './runImport.ts';
import type { SayImport } from './words.ts';

/** What only this page finds wrong. */
const OWN_FAULTS: Readonly<Record<string, 'badLanguage' | 'noTime'>> = {
  'is not a language': 'badLanguage',
  [NO_TIME]: 'noTime',
};

/** What is wrong with a row that can be seen without asking, in words; `null` where nothing is. */
export function faultsText({ faults }: ImportRow, say: SayImport, locale: Locale): string | null {
  return faults.length === 0 ? null : faults.map((fault) => faultText(fault, say, locale)).join(' · ');
}

function faultText({ field, message }: RowFault, say: SayImport, locale: Locale): string {
  if (field === 'row') return say(message === DUPLICATE ? 'duplicate' : 'badRow');
  const own = OWN_FAULTS[message];
  return labelled(say(`field_${field}`), own === undefined ? faultWords(message, locale) : say(own), locale);
}

const FIELD_OF: Readonly<Record<string, SheetField>> = {
  'creator.name': 'name',
  'creator.email': 'email',
  'creator.phone': 'phone',
  'creator.locale': 'locale',
  'creator.platform': 'platform',
  'creator.handle': 'handle',
  'creator.timeZone': 'timeZone',
  reference: 'reference',
  'terms.fixedFee': 'fixedFee',
  'terms.deliverable.scheduledAt': 'date',
  'terms.deliverable.dueAt': 'date',
};

/** Why a row came to no deal, in words; `null` where it did, or was not come to yet. */
export function whyNot(result: RowResult | undefined, say: SayImport, locale: Locale): string | null {
  if (result?.kind === 'different') return say('different');
  if (result?.kind !== 'refused') return null;
  const { errors = [] } = result.problem.body;
  if (errors.length === 0) return problemText(result.problem, locale);
  return errors
    .map(({ path, message }) => {
      const field = FIELD_OF[path];
      const label = field === undefined ? say('inTerms') : say(`field_${field}`);
      return labelled(label, faultWords(message, locale), locale);
    })
    .join(' · ');
}
