import Table from 'cli-table3';
import picocolors from 'picocolors';
import { formatMoney } from '../../domain/money/currency.ts';
import type { DifferenceCase } from '../../domain/reconciliation/case.ts';
import type { Side } from '../../domain/reconciliation/difference.ts';
import type { Report } from './report.ts';

const colors = picocolors.createColors(process.stdout.isTTY === true);

/** What was looked at, and each difference with both sides. */
export function printed(report: Report): string {
  const { counts, cases, finishedAt } = report;
  const looked = `${counts.entries} entries, ${counts.accounts} accounts with ${counts.lines} lines, ${counts.deals} deals, ${counts.records} records of the payment service`;
  const head = `Reconciled at ${finishedAt}: ${looked}.`;
  if (cases.length === 0) return `${head}\n${colors.green('Everything that has to be equal is equal.')}`;
  const table = new Table({
    head: ['what', 'ours', 'theirs', 'at risk', 'since'],
    style: { head: [], border: [] },
    wordWrap: true,
    wrapOnWordBoundary: false,
    colWidths: [40, 34, 34, 16, 22],
  });
  table.push(...cases.map(row));
  const verdict = cases.length === 1 ? '1 difference.' : `${cases.length} differences.`;
  return `${head}\n${table.toString()}\n${colors.red(verdict)}`;
}

function row({ difference, since }: DifferenceCase): string[] {
  const { check, subject, detail, currency, ours, theirs, atRiskMinor } = difference;
  const side = (said: Side | null) =>
    said === null
      ? '-'
      : [`${said.source} ${formatMoney(said.amountMinor, currency, 'en')}`, said.reference, said.at]
          .filter((line) => line !== null)
          .join('\n');
  const what = [check, subject, detail].filter((line) => line !== null).join('\n');
  return [what, side(ours), side(theirs), formatMoney(atRiskMinor, currency, 'en'), since];
}
