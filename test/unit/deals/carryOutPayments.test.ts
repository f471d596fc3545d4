import { beforeEach, describe, expect, test } from 'vitest';
import { successorId } from '../../../domain/deal/payment.ts';
import { RetryableError } from '../../../domain/errors.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import { someTerms } from '../../builders/deal.ts';
import { Market } from '../../builders/market.ts';
import { standingAt } from '../domain/stages.ts';

let market: Market;
let id: string;
let commits: number;
let wakes: number;

/** A deal at the payout gate that owes its creator and its provider a part of the fee. */
beforeEach(() => {
  market = new Market();
  const provider = { id: 'provider_1', mandate: [] };
  const terms = someTerms({ providerShare: { of: 'fixedFee', ratePpm: 100_000 } });
  const { deal, now } = standingAt('payout', { provider, terms }, market.books);
  market.memory.adopt(deal);
  market.now = now;
  id = deal.id;
  for (const { to } of deal.payments) market.gateway.onboarded.add(to.id);
  commits = 0;
  wakes = 0;
  market.memory.interrupt = (moment) => {
    if (moment === 'after') commits += 1;
  };
});

const pay = () => {
  const { services } = market;
  const wake = async () => {
    wakes += 1;
    return true;
  };
  return carryOutPayments({ ...services, workflows: { ...services.workflows, wake } }, id);
};
const happened = () => market.memory.events.map(({ type }) => type);
const statuses = () => market.deal(id).payments.map(({ status }) => status);

test('all payments are announced in one commit; what became of them and the answer are another', async () => {
  await pay();
  expect(commits).toBe(2);
  expect(happened()).toEqual(['deal.payment_settled.v1', 'deal.payment_settled.v1', 'deal.paid.v1']);
  const { gate, lastAnswer, lastSeq } = market.deal(id);
  expect(gate?.answer).toMatchObject({ action: 'paid', seq: lastSeq });
  expect(lastAnswer).toEqual(gate?.answer);
  expect(wakes).toBe(1);
  market.requireService();
});

test('repeating it writes nothing and wakes nobody', async () => {
  await pay();
  await pay();
  expect({ commits, wakes }).toEqual({ commits: 2, wakes: 1 });
});

describe('when the service fails at the second payment', () => {
  beforeEach(() => {
    let asked = 0;
    market.gateway.interrupt = (moment) => {
      if (moment === 'before') asked += 1;
      if (moment === 'before' && asked === 2) throw new RetryableError('not now');
    };
  });

  test('the first is booked all the same, and the gate stays open', async () => {
    await expect(pay()).rejects.toThrow('not now');
    expect(statuses()).toEqual(['paid', 'due']);
    expect(market.deal(id).gate?.answer).toBeNull();
    market.requireService();
  });

  test('the next try sends the second alone, and answers', async () => {
    await expect(pay()).rejects.toThrow('not now');
    await pay();
    expect(statuses()).toEqual(['paid', 'paid']);
    expect(market.gateway.transfers.size).toBe(2);
    expect(happened().at(-1)).toBe('deal.paid.v1');
  });
});

test('a crash before anything is booked is made good: what was sent is found, not sent again', async () => {
  market.memory.interrupt = (moment) => {
    if (moment === 'before' && market.gateway.transfers.size === 2) throw new Error('killed');
  };
  await expect(pay()).rejects.toThrow('killed');
  expect(statuses()).toEqual(['due', 'due']);
  market.memory.interrupt = () => undefined;
  await pay();
  expect(statuses()).toEqual(['paid', 'paid']);
  expect(market.gateway.transfers.size).toBe(2);
  market.requireService();
});

test('a payee whose account nobody can tell of does not keep those before it from being paid', async () => {
  const { services } = market;
  const parties = {
    ...services.parties,
    find: async (partyId: string) => (partyId === 'provider_1' ? null : services.parties.find(partyId)),
  };
  await expect(carryOutPayments({ ...services, parties }, id)).rejects.toThrow('no record of payee');
  expect(statuses()).toEqual(['paid', 'due']);
});

test('a payee who cannot be paid yet blocks only its own payment, which is not taken for sent', async () => {
  market.gateway.onboarded.delete('provider_1');
  await pay();
  expect(market.deal(id).payments).toMatchObject([
    { status: 'paid', sending: true },
    { status: 'due', blockedBy: 'payee_not_onboarded' },
  ]);
  expect(market.deal(id).payments[1]?.sending).toBeUndefined();
  expect({ commits, wakes }).toEqual({ commits: 2, wakes: 0 });
});

test('more payments than fit a transaction are carried out ten at a time', async () => {
  const deal = market.deal(id);
  const [fee] = deal.payments;
  if (fee === undefined) throw new Error('nothing is due');
  const each = fee.amountMinor / 25;
  const many = Array.from({ length: 25 }, (_, n) => ({
    ...fee,
    id: successorId(fee.id, n),
    amountMinor: each,
  }));
  market.memory.adopt({ ...deal, payments: [...many, ...deal.payments.slice(1)] });
  await pay();
  expect(new Set(statuses())).toEqual(new Set(['paid']));
  expect(market.gateway.transfers.size).toBe(26);
  expect(commits).toBe(6);
  expect(happened().filter((type) => type === 'deal.paid.v1')).toHaveLength(1);
});
