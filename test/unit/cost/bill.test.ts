import { describe, expect, test } from 'vitest';
import { judge } from '../../../bench/cost/budget.ts';
import { linesOf, totalOf } from '../../../bench/cost/lines.ts';
import type { FunctionUse } from '../../../bench/cost/meter.ts';
import { durableOperations, peersOf, temporalActions } from '../../../bench/cost/peers.ts';
import { readPrices } from '../../../bench/cost/prices.ts';
import { billedMillis, quantitiesOf } from '../../../bench/cost/quantities.ts';
import { reachesOf } from '../../../bench/cost/quotas.ts';
import type { Trace } from '../../../bench/cost/trace.ts';
import { fixedOf, monthOf } from '../../../bench/cost/volumes.ts';

const use = (name: string, given: Partial<FunctionUse> = {}): FunctionUse => ({
  ...{ name, invocations: 1, tableWriteUnits: 0, indexWriteUnits: 0, readHalfUnits: 0 },
  ...{ singleCalls: 0, transactions: 0, stripeCalls: 0, workflowCalls: 0, measuredMillis: 0 },
  ...given,
});

const DAY = 86_400_000;
const trace: Trace = {
  name: 'a deal',
  outcome: 'completed',
  openMillis: 30 * DAY,
  stateTransitions: 10,
  functions: [
    use('createDeal', { tableWriteUnits: 8, indexWriteUnits: 2, readHalfUnits: 3, transactions: 1 }),
    use('showLinkPage'),
    use('openGate', { invocations: 2 }),
    use('releaseFee', { stripeCalls: 1 }),
    use('deliveryVerification'),
  ],
  written: [],
  mails: 5,
  historyEvents: 40,
  historyBytes: 20_000,
  loggedBytes: 0,
  storedBytes: 10_000,
};
const prices = readPrices();

describe('the quantities of a deal', () => {
  const quantities = quantitiesOf(trace);

  test('people’s requests are authorized first, links are not', () => {
    expect(quantities.httpRequests).toBe(2n);
    expect(quantities.lambdaRequests).toBe(6n + 1n);
    expect(quantities.dynamoReadHalfUnits).toBe(3n + 2n);
  });

  test('indexes count as writes, and what a rule invokes came by the pipe and the bus', () => {
    expect(quantities.dynamoWriteUnits).toBe(10n);
    expect(quantities.pipeRequests).toBe(1n);
    expect(quantities.busEvents).toBe(1n);
  });

  test('a call to Stripe is waited for', () => {
    expect(billedMillis(use('releaseFee', { stripeCalls: 1 })) - billedMillis(use('releaseFee'))).toBe(350);
  });
});

describe('the bill', () => {
  test('the dearest line first, what is kept apart, and the whole is the sum', () => {
    const lines = linesOf(quantitiesOf(trace), prices);
    expect(lines.map(({ used }) => used).slice(0, 2)).toEqual(['mails', 'stateTransitions']);
    const happening = lines.filter(({ used }) => used !== 'storedByteMonths');
    expect(totalOf(lines)).toBe(happening.reduce((sum, { cost }) => sum + cost, 0n));
    expect(lines.find(({ used }) => used === 'stateTransitions')?.cost).toBe(250_000_000n);
  });

  test('mails beyond three are left out of the budget, the others are not', () => {
    const paid = (mails: number) => judge({ ...trace, mails }, prices);
    const mailLine = (mails: number) => paid(mails).lines.find(({ used }) => used === 'mails')?.quantity;
    expect([mailLine(2), mailLine(3), mailLine(9)]).toEqual([2n, 3n, 3n]);
    // Nor is it paid for that a function was busy sending them.
    expect(paid(2).cost).toBeLessThan(paid(3).cost);
    expect(paid(9).cost).toBe(paid(3).cost);
    expect(paid(3).met).toBe(true);
    expect(judge({ ...trace, stateTransitions: 60 }, prices).met).toBe(false);
  });

  test('a month of many deals costs their sum and what stands there anyway', () => {
    const month = monthOf(trace, 10_000, prices);
    expect(month.total).toBe(month.byUse + month.fixed + month.waf + month.keeping);
    expect(month.fixed).toBe(fixedOf(prices));
    expect(month.byUse / totalOf(linesOf(quantitiesOf(trace), prices))).toBeGreaterThanOrEqual(9_999n);
  });
});

describe('the same deal elsewhere', () => {
  test('on Temporal a start, an activity for each step, a timer and a signal for each gate', () => {
    expect(temporalActions(trace)).toBe(1 + 3 + 2 * 2);
    // Nobody pays less than the plan's least.
    expect(peersOf(trace, 1, prices).temporalCloud).toBeGreaterThan(100_000_000_000_000n);
  });

  test('as a durable function a start, each step, and three operations for each gate', () => {
    expect(durableOperations(trace)).toBe(1 + 3 + 3 * 2);
  });
});

describe('quotas', () => {
  const reaches = reachesOf(trace, [1_000, 100_000_000]);
  const reach = (name: string) => reaches.find((each) => each.name.includes(name));

  test('the first that is reached comes first', () => {
    const months = reaches.map(({ dealsPerMonth }) => dealsPerMonth);
    expect(months).toEqual(months.toSorted((a, b) => a - b));
  });

  test('deals that stay open for a month fill the open executions with as many deals', () => {
    expect(reach('open executions')?.dealsPerMonth).toBeCloseTo(1_000_000);
  });

  test('so many mails a day are so many deals', () => {
    expect(reach('mails a day')?.dealsPerMonth).toBeCloseTo((50_000 / 5) * 30);
  });

  test('what to ask for is said only where the quota does not suffice', () => {
    expect(reach('mails a second')?.raiseFor[0]).toEqual({ deals: 1_000, to: null });
    expect(reach('mails a second')?.raiseFor[1]?.to).toBeGreaterThan(14);
  });
});
