import { describe, expect, test } from 'vitest';
import type { Invitation } from '../../../domain/deal/lifecycle.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { NOTHING, type Tally } from '../../../domain/record/tally.ts';
import { contributionsOf } from '../../../domain/record/tallyOf.ts';
import type { Accountable } from '../../../domain/record/turn.ts';
import { someTerms } from '../../builders/deal.ts';
import type { Play } from '../domain/play.ts';
import { standingAt, videoTerms } from '../domain/stages.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PROVIDER = { id: 'provider_1', mandate: ['approve' as const, 'dispute' as const] };
const FEE_ONLY = { terms: someTerms({ commission: undefined }) };
const VIDEO = { terms: videoTerms({ commission: undefined }) };

type Counted = Partial<Record<Accountable, Partial<Tally>>>;

function countedIn({ deal, events }: Pick<Play, 'deal' | 'events'>): Record<string, Tally> {
  return Object.fromEntries(contributionsOf(deal, events).map(({ role, tally }) => [role, tally]));
}

/** Whoever acts for the sides does what is left to do, until the deal is closed. */
function ended(play: Play): Play {
  for (let moves = 0; moves < 20 && play.deal.status !== 'closed'; moves += 1) {
    if (play.gate.name === 'payout') play.payEverything();
    else play.expire();
  }
  return play;
}

const at = (gate: GateName, invitation: Partial<Invitation> = FEE_ONLY) => standingAt(gate, invitation);
const due = (play: Play, hours: number) => {
  play.now = Date.parse(play.deal.dueAt) + hours * HOUR;
  return play;
};
const disputed = (invitation: Partial<Invitation> = FEE_ONLY) =>
  at('review', invitation).must('brand', 'dispute');
const decided = (play: Play, creator: number) =>
  play
    .must('creator', 'respond')
    .must('operator', 'propose')
    .must('brand', 'reject_proposal')
    .must('operator', 'decide', {
      shares: { creator, brand: 1_000_000 - creator },
      reasonCode: 'shared_fault',
      text: 'looked at it',
      evidenceIds: ['evid_01KX0000000000000000000000'],
    });

const AGREED = { deals: 1 };
/** The creator accepted and delivered on time. */
const CREATOR_WELL = { ...AGREED, turns: 2, deliveries: 1, deliveriesOnTime: 1 };
/** The brand paid at once. */
const BRAND_PAID = { ...AGREED, turns: 1, payments: 1, paymentsInTime: 1 };

const CASES: readonly [string, () => Play, Counted][] = [
  [
    'everything in time',
    () => {
      const play = at('review');
      play.now += 6 * HOUR;
      return play.must('brand', 'approve').payEverything();
    },
    { creator: CREATOR_WELL, brand: { ...BRAND_PAID, turns: 2, reviews: 1, reviewMillis: 6 * HOUR } },
  ],
  [
    'an offer nobody answers',
    () => ended(at('response')),
    { creator: { turns: 1, silentExpiries: 1 }, brand: {} },
  ],
  [
    'an offer that is declined',
    () => at('response').must('creator', 'decline'),
    { creator: { turns: 1 }, brand: {} },
  ],
  ['an offer taken back', () => at('response').must('brand', 'withdraw'), { creator: {}, brand: {} }],
  [
    'a counter-offer nobody answers',
    () => ended(at('counter_response')),
    { creator: { turns: 1 }, brand: { turns: 1, silentExpiries: 1 } },
  ],
  [
    'money that never comes',
    () => ended(at('funding')),
    {
      creator: { ...AGREED, turns: 1 },
      brand: { ...AGREED, turns: 1, silentExpiries: 1, payments: 1, paymentMillis: 3 * DAY },
    },
  ],
  [
    'a card that is declined first: one payment, from the first page on',
    () => {
      const play = at('funding');
      play.now += HOUR;
      play.must('payments', 'payment_failed');
      play.now += HOUR;
      return ended(play.must('payments', 'funded').must('creator', 'cancel'));
    },
    {
      creator: { ...AGREED, turns: 2, cancellations: 1 },
      brand: { ...BRAND_PAID, paymentMillis: 2 * HOUR },
    },
  ],
  [
    'work that is never handed in',
    () => ended(at('delivery')),
    { creator: { ...AGREED, turns: 2, silentExpiries: 1, deliveries: 1 }, brand: BRAND_PAID },
  ],
  [
    'a video in the grace after its date',
    () => ended(due(at('delivery', VIDEO), 1).must('creator', 'deliver').must('brand', 'approve')),
    { creator: { ...CREATOR_WELL, deliveriesOnTime: 0 }, brand: { ...BRAND_PAID, turns: 2, reviews: 1 } },
  ],
  [
    'a video on its date',
    () => ended(due(at('delivery', VIDEO), 0).must('creator', 'deliver').must('brand', 'approve')),
    { creator: CREATOR_WELL, brand: { ...BRAND_PAID, turns: 2, reviews: 1 } },
  ],
  [
    'a date that the brand moved counts as moved, and asking for it is no answer of the creator',
    () =>
      ended(
        due(due(at('delivery', VIDEO), 0).must('brand', 'extend'), -1)
          .must('creator', 'deliver')
          .must('brand', 'approve'),
      ),
    { creator: CREATOR_WELL, brand: { ...BRAND_PAID, turns: 2, reviews: 1 } },
  ],
  [
    'a review in silence',
    () => ended(at('review')),
    {
      creator: CREATOR_WELL,
      brand: { ...BRAND_PAID, turns: 2, silentExpiries: 1, reviews: 1, reviewMillis: 7 * DAY },
    },
  ],
  [
    'changes: both reviews count, the second delivery is not measured',
    () =>
      ended(
        at('review')
          .must('brand', 'request_changes', { note: 'louder' })
          .must('creator', 'deliver')
          .must('brand', 'approve'),
      ),
    { creator: { ...CREATOR_WELL, turns: 3 }, brand: { ...BRAND_PAID, turns: 3, reviews: 2 } },
  ],
  [
    'the brand cancels far ahead',
    () => ended(at('delivery').must('brand', 'cancel')),
    { creator: { ...AGREED, turns: 1 }, brand: { ...BRAND_PAID, cancellations: 1 } },
  ],
  [
    'the brand cancels on the day',
    () => ended(due(at('delivery'), -1).must('brand', 'cancel')),
    { creator: { ...AGREED, turns: 1 }, brand: { ...BRAND_PAID, cancellations: 1, lateCancellations: 1 } },
  ],
  [
    'the creator cancels within three days of the stream',
    () => ended(due(at('delivery'), -71).must('creator', 'cancel')),
    { creator: { ...AGREED, turns: 2, cancellations: 1, lateCancellations: 1 }, brand: BRAND_PAID },
  ],
  [
    'the creator cancels before that',
    () => ended(due(at('delivery'), -73).must('creator', 'cancel')),
    { creator: { ...AGREED, turns: 2, cancellations: 1 }, brand: BRAND_PAID },
  ],
  [
    'a dispute that the creator loses',
    () => ended(decided(disputed(), 400_000)),
    {
      creator: { ...CREATOR_WELL, turns: 3, disputes: 1, disputesLost: 1 },
      brand: { ...BRAND_PAID, turns: 2, reviews: 1, disputes: 1, disputesOpened: 1 },
    },
  ],
  [
    'a dispute that the brand loses',
    () => ended(decided(disputed(), 600_000)),
    {
      creator: { ...CREATOR_WELL, turns: 3, disputes: 1 },
      brand: { ...BRAND_PAID, turns: 2, reviews: 1, disputes: 1, disputesOpened: 1, disputesLost: 1 },
    },
  ],
  [
    'a dispute in halves',
    () => ended(decided(disputed(), 500_000)),
    {
      creator: { ...CREATOR_WELL, turns: 3, disputes: 1 },
      brand: { ...BRAND_PAID, turns: 2, reviews: 1, disputes: 1, disputesOpened: 1 },
    },
  ],
  [
    'a decision that an appeal turned round counts as it ended',
    () => {
      const play = decided(disputed(), 400_000).must('creator', 'appeal');
      play.operator = 'operator_of_appeals';
      return ended(
        play.must('operator', 'decide', {
          shares: { creator: 900_000, brand: 100_000 },
          reasonCode: 'shared_fault',
          text: 'looked again',
          evidenceIds: ['evid_01KX0000000000000000000000'],
        }),
      );
    },
    {
      creator: { ...CREATOR_WELL, turns: 3, disputes: 1 },
      brand: { ...BRAND_PAID, turns: 2, reviews: 1, disputes: 1, disputesOpened: 1, disputesLost: 1 },
    },
  ],
  [
    'a proposal that both accept is lost by nobody',
    () =>
      ended(
        disputed()
          .must('creator', 'respond')
          .must('operator', 'propose', {
            shares: { creator: 100_000, brand: 900_000 },
            reasonCode: 'goodwill',
            text: 'meet there',
            evidenceIds: ['evid_01KX0000000000000000000000'],
          })
          .must('brand', 'accept_proposal')
          .must('creator', 'accept_proposal'),
      ),
    {
      creator: { ...CREATOR_WELL, turns: 3, disputes: 1 },
      brand: { ...BRAND_PAID, turns: 2, reviews: 1, disputes: 1, disputesOpened: 1 },
    },
  ],
  [
    'a claim that is left unanswered',
    () => ended(disputed()),
    {
      creator: { ...CREATOR_WELL, turns: 3, silentExpiries: 1, disputes: 1, disputesLost: 1 },
      brand: { ...BRAND_PAID, turns: 2, reviews: 1, disputes: 1, disputesOpened: 1 },
    },
  ],
  [
    'a provider answers for what its mandate lists, and is paid for nothing else',
    () => ended(at('review', { ...FEE_ONLY, provider: PROVIDER })),
    {
      creator: CREATOR_WELL,
      brand: { ...BRAND_PAID, turns: 2, silentExpiries: 1, reviews: 1, reviewMillis: 7 * DAY },
      provider: { ...AGREED, turns: 1, silentExpiries: 1, reviews: 1, reviewMillis: 7 * DAY },
    },
  ],
  [
    'a provider without a mandate for it does not',
    () => ended(at('review', { ...FEE_ONLY, provider: { id: 'provider_1', mandate: ['extend'] } })),
    {
      creator: CREATOR_WELL,
      brand: { ...BRAND_PAID, turns: 2, silentExpiries: 1, reviews: 1, reviewMillis: 7 * DAY },
      provider: AGREED,
    },
  ],
];

describe('what a closed deal says of its parties', () => {
  test.each(CASES)('%s', (_, play, expected) => {
    const counted = countedIn(play());
    const whole = Object.fromEntries(
      Object.entries(expected).map(([role, tally]) => [role, { ...NOTHING, ...tally }]),
    );
    expect(counted).toEqual(whole);
  });
});

describe('the record of a deal', () => {
  test('is empty until it is closed', () => {
    const play = at('review');
    expect(contributionsOf(play.deal, play.events)).toEqual([]);
  });

  test('counts in the month in which it closed', () => {
    const play = ended(at('response'));
    const { at: closedAt } = play.events.at(-1) ?? {};
    expect(contributionsOf(play.deal, play.events).map((each) => each.at)).toEqual([closedAt, closedAt]);
  });

  test('is left as it is by what happens afterwards', () => {
    const play = at('funding');
    const { paymentId, amountMinor } = play.deal.funding ?? { paymentId: '', amountMinor: 0 };
    ended(play);
    const before = countedIn(play);
    play.receiveLate(paymentId, amountMinor);
    expect(play.events.at(-1)?.type).not.toBe('deal.closed.v1');
    expect(countedIn(play)).toEqual(before);
  });

  test('holds nothing that tells who somebody is', () => {
    const { deal, events } = ended(at('review'));
    const text = JSON.stringify(contributionsOf(deal, events).map(({ tally }) => tally));
    expect(text).not.toMatch(/[a-z]+_\w|@/);
  });
});
