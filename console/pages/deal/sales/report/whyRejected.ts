import type { Locale } from '../../../../../domain/parties.ts';
import { labelled } from '../../../../../functions/words/formats.ts';
import type { OrderColumn } from '../../../../../functions/words/orderSheet.ts';
import { faultWords } from '../../../../words/faults.ts';
import type { ReportRow, RowFault } from './readReport.ts';
import type { ReportProgress } from './runReport.ts';

/** Says what a column is called. */
type SayColumn = (name: `column_${OrderColumn}`) => string;

/** What is wrong with a row, found here or by the API; nothing where it is an order like others. */
export const faultsOf = (row: ReportRow, { refused }: ReportProgress): readonly RowFault[] =>
  row.faults.length > 0 ? row.faults : (refused.get(row.number) ?? []);

export function faultsText(faults: readonly RowFault[], say: SayColumn, locale: Locale): string {
  return faults.map(({ column, message }) => faultText(column, message, say, locale)).join(' · ');
}

function faultText(column: RowFault['column'], message: string, say: SayColumn, locale: Locale): string {
  const said = faultWords(message, locale);
  return column === null ? said : labelled(say(`column_${column}`), said, locale);
}
