import type { Deal } from '../../../domain/deal/deal.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { dueAt, type Terms } from '../../../domain/terms/terms.ts';
import { formFaults } from '../../words/faults.ts';
import { fieldWords } from '../../words/fields.ts';
import { zoneName } from '../../words/formats.ts';
import type { Reader } from '../../words/reader.ts';
import { amountText, parseAmount, parsePercent, percentText } from './decimal.ts';
import type { ActionForm, Field } from './form.ts';
import { localText, parseLocal } from './localTime.ts';
import { asWords, type FormReading, type Parsed } from './readForm.ts';

/**
 * What a creator can ask to be different: the fee, the rates and the time. All else stays as it was on the page, whose
 * version of the terms it names.
 */
export const counterForm: ActionForm = {
  hidden: (deal) => ({ termsVersion: String(deal.termsVersion) }),
  fields: ({ terms }, reader) => [
    feeField(terms, reader),
    ...rateFields(terms, reader),
    dueField(terms, reader),
    noteField(reader),
  ],
  payload: (reading, deal, timeZone) => {
    const note = reading.optional(['note'], asWords);
    const terms = changedTerms(reading, deal, timeZone);
    return note === undefined ? { terms } : { terms, note };
  },
};

const FEE = ['terms', 'fixedFee'] as const;
const ratePath = (tier: number) => ['terms', 'commission', 'tiers', tier, 'ratePpm'] as const;
const duePath = ({ deliverable }: Terms) =>
  ['terms', 'deliverable', deliverable.kind === 'livestream' ? 'scheduledAt' : 'dueAt'] as const;

function feeField({ fixedFee, currency }: Terms, { locale }: Reader): Field {
  const label = fieldWords[locale].fixedFee(currency);
  return {
    path: FEE,
    kind: 'decimal',
    label,
    hint: null,
    value: amountText(fixedFee, currency),
    isRequired: true,
  };
}

function rateFields({ commission, currency }: Terms, { locale }: Reader): Field[] {
  const words = fieldWords[locale];
  return (commission?.tiers ?? []).map(({ from, ratePpm }, tier) => ({
    path: ratePath(tier),
    kind: 'decimal',
    label: from === 0 ? words.rate : words.rateFrom(formatMoney(from, currency, locale)),
    hint: words.percentHint,
    value: percentText(ratePpm),
    isRequired: true,
  }));
}

function dueField(terms: Terms, reader: Reader): Field {
  const words = fieldWords[reader.locale];
  const due = dueAt(terms);
  return {
    path: duePath(terms),
    kind: 'moment',
    label: terms.deliverable.kind === 'livestream' ? words.scheduledAt : words.dueAt,
    hint: words.inZone(zoneName(new Date(due), reader)),
    value: localText(due, reader.timeZone),
    isRequired: true,
  };
}

function noteField({ locale }: Reader): Field {
  const { note } = fieldWords[locale];
  return { path: ['note'], kind: 'words', label: note, hint: null, value: '', isRequired: false };
}

function changedTerms(reading: FormReading, { terms }: Deal, timeZone: string): Terms {
  const { currency, commission, deliverable } = terms;
  const parseFee = (text: string) => orFault(parseAmount(text, currency), formFaults.amount);
  const parseRate = (text: string) => orFault(parsePercent(text), formFaults.percent);
  const due = dueAt(terms);
  // A time left as it was keeps the seconds that the field cannot show.
  const parseDue = (text: string): Parsed<string> =>
    text === localText(due, timeZone) ? { ok: true, value: due } : parseLocal(text, timeZone);

  const fixedFee = reading.required(FEE, parseFee, terms.fixedFee);
  const tiers = commission?.tiers.map((tier, index) => ({
    ...tier,
    ratePpm: reading.required(ratePath(index), parseRate, tier.ratePpm),
  }));
  const newDue = reading.required(duePath(terms), parseDue, due);
  return {
    ...terms,
    fixedFee,
    ...(commission && tiers ? { commission: { ...commission, tiers } } : {}),
    deliverable:
      deliverable.kind === 'livestream'
        ? { ...deliverable, scheduledAt: newDue }
        : { ...deliverable, dueAt: newDue },
  };
}

function orFault<T>(value: T | null, message: string): Parsed<T> {
  return value === null ? { ok: false, message } : { ok: true, value };
}
