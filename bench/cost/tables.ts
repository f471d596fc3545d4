import Table from 'cli-table3';
import { ASSUMED, STANDING } from './assumptions.ts';
import type { Verdict } from './budget.ts';
import { KEEPING, type Line, linesOf, totalOf, WORDS } from './lines.ts';
import type { Peers } from './peers.ts';
import { type Pico, usd } from './pico.ts';
import type { Prices } from './prices.ts';
import { count, quantitiesOf, sum } from './quantities.ts';
import type { Reach } from './quotas.ts';
import type { Trace } from './trace.ts';
import type { Month } from './volumes.ts';

const style = { head: [], border: [] };
/** A deal costs a thousandth of a dollar. */
const FINE = 6;
const COARSE = 2;
const quantity = (value: bigint | number) => value.toLocaleString('en');
const rightAligned = (columns: number) => ['left' as const, ...Array(columns).fill('right' as const)];

/** A deal's bill, line by line. */
export function lineTable(lines: readonly Line[]): string {
  const table = new Table({ head: ['', 'quantity', 'USD', 'share'], colAligns: rightAligned(3), style });
  const total = totalOf(lines);
  const row = ({ used, quantity: amount, cost }: Line, share: string) => [
    WORDS[used],
    quantity(amount),
    usd(cost, FINE),
    share,
  ];
  const happening = lines.filter(({ used }) => used !== KEEPING);
  table.push(...happening.map((line) => row(line, shareOf(line.cost, total))));
  table.push(['a deal', '', usd(total, FINE), '']);
  table.push(...lines.filter(({ used }) => used === KEEPING).map((line) => row(line, 'later')));
  return table.toString();
}

const shareOf = (part: Pico, whole: Pico) => `${(Number((part * 1000n) / whole) / 10).toFixed(1)} %`;

export function exampleTable(traces: readonly Trace[], prices: Prices): string {
  const head = [
    'example',
    'ends',
    'transitions',
    'invocations',
    'write units',
    'read units',
    'mails',
    'USD a deal',
  ];
  const table = new Table({ head, colAligns: rightAligned(7), style });
  for (const trace of traces) {
    const { functions } = trace;
    const written = sum(functions, (use) => use.tableWriteUnits + use.indexWriteUnits);
    const read = sum(functions, (use) => use.readHalfUnits) / 2;
    const total = usd(totalOf(linesOf(quantitiesOf(trace), prices)), FINE);
    const counts = [trace.stateTransitions, count(functions), written, read, trace.mails].map(quantity);
    table.push([trace.name, trace.outcome ?? '', ...counts, total]);
  }
  return table.toString();
}

export function monthTable(months: readonly Month[]): string {
  const head = [
    'deals a month',
    'by use',
    'fixed',
    'WAF requests',
    'kept for a year',
    'USD a month',
    'USD a deal',
  ];
  const table = new Table({ head, colAligns: rightAligned(6), style });
  for (const { deals, byUse, fixed, waf, keeping, total, each } of months) {
    const amounts = [byUse, fixed, waf, keeping, total].map((amount) => usd(amount, COARSE));
    table.push([quantity(deals), ...amounts, usd(each, FINE)]);
  }
  return table.toString();
}

export function peerTable(peers: readonly Peers[]): string {
  const head = ['deals a month', 'Step Functions', 'Temporal Cloud', 'Lambda durable functions'];
  const table = new Table({ head, colAligns: rightAligned(3), style });
  for (const { deals, stepFunctions, temporalCloud, durableFunctions } of peers) {
    const amounts = [stepFunctions, temporalCloud, durableFunctions];
    table.push([
      quantity(deals),
      ...amounts.map((amount) => `${usd(amount, COARSE)} (${each(amount, deals)})`),
    ]);
  }
  return table.toString();
}

const each = (amount: Pico, deals: number) => usd(amount / BigInt(deals), FINE);

export function quotaTable(reaches: readonly Reach[]): string {
  const volumes = reaches[0]?.raiseFor.map(({ deals }) => `for ${quantity(deals)}`) ?? [];
  const head = ['quota', 'value', 'deals/s', 'deals a month', ...volumes, 'where to ask'];
  const table = new Table({ head, colAligns: rightAligned(3 + volumes.length), style });
  for (const { name, value, unit, dealsPerSecond, dealsPerMonth, raiseFor, raised } of reaches) {
    const raises = raiseFor.map(({ to }) => (to === null ? 'enough' : `raise to ${quantity(to)}`));
    const reach = [dealsPerSecond.toFixed(2), quantity(Math.floor(dealsPerMonth))];
    table.push([name, `${quantity(Number(value.toFixed(2)))} ${unit}`, ...reach, ...raises, raised]);
  }
  return table.toString();
}

/** Whether the budget is kept, and what weighs most. */
export function verdictText({ budget, cost, met, lines, items, writers }: Verdict): string {
  const apart = usd(met ? budget - cost : cost - budget, FINE);
  const said = met ? `met, ${apart} below` : `MISSED by ${apart}`;
  const biggest = lines
    .slice(0, 3)
    .map((line) => `${WORDS[line.used]} ${usd(line.cost, FINE)}`)
    .join('; ');
  const most = writers
    .map(({ name, units, transactions }) => `${name} ${units} in ${transactions}`)
    .join(', ');
  const put = items
    .map(
      ({ kind, writes, bytes, units }) =>
        `${kind} ${units} (${writes} of ${(bytes / writes / 1024).toFixed(1)} KB)`,
    )
    .join(', ');
  return `Budget ${usd(budget, 4)} USD with three mails: ${usd(cost, FINE)}, ${said}.
Biggest: ${biggest}.
Write units, in transactions, by function: ${most}.
Write units by kind of item: ${put}.
${lowering(lines)}`;
}

/** In units, what the budget is overdrawn by: a transition saved is worth so many write units. */
function lowering(lines: readonly Line[]): string {
  const each = (used: Line['used']) => {
    const line = lines.find((one) => one.used === used);
    return line === undefined ? 0 : Number(line.cost) / Number(line.quantity);
  };
  const worth = Math.round(each('stateTransitions') / each('dynamoWriteUnits'));
  return `What would lower it: fewer transactions that write the whole deal (each unit counts twice in one), a smaller deal item,
and fewer transitions (one is worth ${worth} write units); a mail less is worth ${Math.round(each('mails') / each('dynamoWriteUnits'))}.`;
}

export function assumptionText({ date, region }: Prices): string {
  const { millis, coldPpm, coldMillis, tracedPpm, peakFactor, keptMonths } = ASSUMED;
  const fixed = Object.entries(STANDING).map(([name, amount]) => `${name} ${quantity(amount)}`);
  return `Prices of ${date}, ${region}, without free tiers (bench/cost/prices.json).
Counted: transitions, invocations (those of the stream in batches of 100 ms), request units by item size, calls, mails,
history. Assumed, since nothing of it runs here: refunds reported a second after they are made, a handler's own work ${millis.own} ms, a DynamoDB call ${millis.dynamoDbCall} ms, a transaction ${millis.dynamoDbTransaction} ms, Stripe ${millis.stripeCall} ms,
a mail ${millis.mail} ms, ${coldPpm / 10_000} % cold starts of ${coldMillis} ms, ${tracedPpm / 10_000} % traced, deals kept ${keptMonths} months, the busiest hour ${peakFactor} times the mean.
Standing: ${fixed.join(', ')}.`;
}
