import { parseAmount } from '../../../functions/pages/forms/decimal.ts';
import { formFaults } from '../../../functions/words/faults.ts';
import type { EnteredTerms } from '../../parts/form/terms/readTerms.ts';
import type { Sheet } from '../../parts/sheet/sheet.ts';
import type { EnteredDeal } from '../start/startRequest.ts';
import type { Mapping, SheetField } from './columns.ts';
import { readRowDate } from './rowDate.ts';

/** More than this is too much for one sitting: a browser tab has to stay open while it imports. */
export const MOST_ROWS = 5_000;

/** What every deal of an import has in common. */
export interface ImportPlan {
  /** Names the import: run again under the same name, it starts nothing twice. */
  readonly name: string;
  readonly currency: string;
  readonly terms: EnteredTerms;
  readonly kind: 'livestream' | 'video';
  /** When the work of rows without a date of their own is due, as `datetime-local` has it; `''`: each needs one. */
  readonly due: string;
  readonly brandId: string;
  readonly providerId: string;
}

export interface RowFault {
  /** `row`: of the row as a whole. */
  readonly field: SheetField | 'row';
  /** In the words of the API, or of this page. */
  readonly message: string;
}

export interface ImportRow {
  /** As the spreadsheet counts. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly request: EnteredDeal;
  /** When its work is due (RFC 3339); `null`: as the terms say. */
  readonly at: string | null;
  /** What tells a creator's row from others, within an import. */
  readonly identity: string;
  readonly faults: readonly RowFault[];
}

export const DUPLICATE = 'duplicate';
const LOCALES: Readonly<Record<string, string>> = {
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  中文: 'zh-CN',
  en: 'en',
  english: 'en',
  英文: 'en',
  英语: 'en',
};

/** Each row as the deal it asks for, with what can be seen to be wrong before anybody is asked. @param now epoch ms */
export function readRows(sheet: Sheet, mapping: Mapping, plan: ImportPlan, now: number): ImportRow[] {
  const seen = new Set<string>();
  return sheet.rows.map((cells, index) => {
    const place = { index, number: sheet.lines[index] ?? index + 2 };
    const row = readRow(cells, place, mapping, plan, now);
    const isRepeated = seen.has(row.identity) && row.faults.length === 0;
    seen.add(row.identity);
    return isRepeated ? { ...row, faults: [{ field: 'row', message: DUPLICATE }] } : row;
  });
}

interface Place {
  readonly index: number;
  readonly number: number;
}

function readRow(
  cells: readonly string[],
  { index, number }: Place,
  mapping: Mapping,
  plan: ImportPlan,
  now: number,
): ImportRow {
  const cell = (field: SheetField) => {
    const column = mapping[field];
    return column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const email = cell('email');
  const given = cell('reference');
  const language = cell('locale').toLowerCase();
  const fee = readFee(cell('fixedFee'), plan);
  const date = mapping.date === undefined ? { at: null } : readRowDate(cell('date'), plan.due, now);
  const at = 'at' in date ? date.at : null;
  const optional = (['phone', 'platform', 'handle', 'timeZone'] as const).flatMap((field) =>
    cell(field) === '' ? [] : [[field, cell(field)] as const],
  );
  const request: EnteredDeal = {
    reference: given === '' ? `${plan.name}-${String(index + 1).padStart(3, '0')}` : given,
    creator: {
      name: cell('name'),
      email,
      ...Object.fromEntries(optional),
      ...(language === '' ? {} : { locale: LOCALES[language] ?? language }),
    },
    ...(plan.brandId === '' ? {} : { brand: { id: plan.brandId } }),
    ...(plan.providerId === '' ? {} : { provider: { id: plan.providerId } }),
    terms: { ...plan.terms, ...(fee === undefined ? {} : { fixedFee: fee }), ...dueAt(at, plan) },
  };
  const faults: (RowFault | false)[] = [
    cell('name') === '' && { field: 'name', message: formFaults.empty },
    email === '' && { field: 'email', message: formFaults.empty },
    email !== '' &&
      !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { field: 'email', message: 'must be a mail address' },
    language !== '' && LOCALES[language] === undefined && { field: 'locale', message: 'is not a language' },
    fee === null && { field: 'fixedFee', message: formFaults.amount },
    'message' in date && { field: 'date', message: date.message },
  ];
  return {
    ...{ number, cells, request, at },
    identity: JSON.stringify([given, email.toLowerCase()]),
    faults: faults.filter((fault) => fault !== false),
  };
}

/** Minor units; `null` for what is no amount, nothing where the row has none of its own. */
function readFee(text: string, { currency }: ImportPlan): number | null | undefined {
  if (text === '') return undefined;
  return parseAmount(text.replace(/^[¥￥$€£]\s*/, ''), currency);
}

/** The part of the terms that a date of the row's own changes. */
function dueAt(at: string | null, { kind, terms: { deliverable } }: ImportPlan): EnteredTerms {
  if (at === null) return {};
  const name = kind === 'livestream' ? 'scheduledAt' : 'dueAt';
  return { deliverable: { ...Object(deliverable), [name]: at } };
}
