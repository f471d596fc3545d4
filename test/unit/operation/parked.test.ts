import { expect, test } from 'vitest';
import { park } from '../../../domain/deal/park.ts';
import { caseOfDeal } from '../../../domain/reconciliation/case.ts';
import { makeDealViewer } from '../../../functions/api/dealView.ts';
import { standingAt } from '../domain/stages.ts';

const input = { dealId: 'deal_1', seen: 4, next: 'delivery' };
const { deal, now } = standingAt('delivery');
const parked = park(deal, 'delivery', { Error: 'TerminalError', Cause: 'no' }, now, input).deal;

test('what a failed step was given is kept with its error, and is part of the case', () => {
  expect(parked.parked).toMatchObject({ stage: 'delivery', error: 'TerminalError', cause: 'no', input });
  expect(caseOfDeal(parked)).toMatchObject({ failure: { cause: 'no', input } });
});

test.each(['brand', 'provider', 'creator', 'operator'] as const)(
  'the %s sees the error; the input is for operators',
  async (reader) => {
    const parties = {
      find: async () => null,
      findCreator: async () => null,
      put: async () => undefined,
      setPayoutAccount: async () => '',
      findByPayoutAccount: async () => null,
    };
    const { problem } = await makeDealViewer(parties)(parked, reader);
    expect(problem).toMatchObject({ stage: 'delivery', error: 'TerminalError' });
    expect(problem !== null && 'input' in problem).toBe(reader === 'operator');
  },
);

test('a deal parked twice keeps what it was first parked with', () => {
  expect(park(parked, 'review', { Error: 'Other' }, now, { seen: 9 }).deal).toBe(parked);
});
