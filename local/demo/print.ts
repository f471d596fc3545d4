import Table from 'cli-table3';
import picocolors from 'picocolors';
import { formatMoney } from '../../domain/money/currency.ts';
import type { Role } from '../../domain/parties.ts';
import type { DemoResult } from './runDemo.ts';

/** Only where somebody sees them; picocolors alone would also colour what CI writes to a file. */
const colors = picocolors.createColors(process.stdout.isTTY === true);

/** No colours, and no rule between rows. */
const DENSE = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** One step of the play, as it happens. @param at epoch ms */
export function stepLine(at: number, who: Role, what: string): string {
  return `${colors.dim(shortTime(new Date(at).toISOString()))}  ${colors.cyan(who.padEnd(8))} ${what}`;
}

/** The timeline, the ledger and the balances as tables, then the counts. */
export function report(result: DemoResult): string {
  const parts = [
    heading('Timeline'),
    timelineTable(result),
    ...(result.entries.length === 0 ? ['\nNo money moved.'] : [heading('Ledger'), ledgerTable(result)]),
    ...(Object.keys(result.balances).length === 0 ? [] : [heading('Balances'), balanceTable(result)]),
    '',
    counts(result),
    verdict(result),
  ];
  return parts.join('\n');
}

/** Exactly one JSON object (DESIGN §8). */
export function asJson(result: DemoResult): string {
  const { deal, balances, balanced, stateTransitions, mails, seconds } = result;
  const timeline = result.timeline.map(({ at, type, actor }) => ({ at, type, actor }));
  const invocations = totalOf(result);
  return JSON.stringify({
    deal,
    timeline,
    balances,
    balanced,
    stateTransitions,
    invocations,
    mails,
    seconds,
  });
}

function timelineTable({ timeline }: DemoResult): string {
  const table = new Table({ head: ['when (UTC)', 'what happened', 'gate', 'by'], ...DENSE });
  table.push(...timeline.map(({ at, type, gate, actor }) => [shortTime(at), type, gate ?? '', actor]));
  return table.toString();
}

function ledgerTable({ entries, currency }: DemoResult): string {
  const table = new Table({
    head: ['when (UTC)', 'entry', 'account', 'amount'],
    colAligns: ['left', 'left', 'left', 'right'],
    style: DENSE.style,
  });
  for (const { at, purpose, postings } of entries) {
    const accounts = postings.map(({ account }) => account).join('\n');
    const amounts = postings.map(({ amountMinor }) => signed(amountMinor, currency)).join('\n');
    table.push([shortTime(at), brief(purpose), accounts, amounts]);
  }
  return table.toString();
}

function balanceTable({ balances, currency }: DemoResult): string {
  const table = new Table({ head: ['account', 'balance'], colAligns: ['left', 'right'], ...DENSE });
  const rows = Object.entries(balances);
  const total = rows.reduce((sum, [, amount]) => sum + amount, 0);
  table.push(...rows.map(([account, amount]) => [account, formatMoney(amount, currency, 'en')]));
  table.push(['sum', formatMoney(total, currency, 'en')]);
  return table.toString();
}

function counts(result: DemoResult): string {
  const { stateTransitions, mails, seconds } = result;
  const byName = Object.entries(result.invocations).sort(([, a], [, b]) => b - a);
  const invoked = byName.map(([name, count]) => `${name} ${count}`).join(', ');
  const total = `${stateTransitions} state transitions, ${totalOf(result)} Lambda invocations, ${mails} mails, ${seconds} s`;
  return `${total}\n${colors.dim(`Invocations: ${invoked}`)}`;
}

function verdict({ faults }: DemoResult): string {
  if (faults.length === 0) return colors.green('The deal ended as it should and the books balance.');
  return faults.map((fault) => colors.red(fault)).join('\n');
}

const totalOf = ({ invocations }: DemoResult) =>
  Object.values(invocations).reduce((sum, count) => sum + count, 0);
const heading = (title: string) => `\n${colors.bold(title)}`;
const shortTime = (instant: string) => instant.slice(0, 16).replace('T', ' ');
/** Without the deal's id, which every line would repeat. */
const brief = (purpose: string) => purpose.replace(/deal_\w+\./, '');
const signed = (amountMinor: number, currency: string) =>
  `${amountMinor > 0 ? '+' : ''}${formatMoney(amountMinor, currency, 'en')}`;
