import { describe, expect, it } from 'vitest';
import { reportPayment } from '../../../domain/deal/payout.ts';
import { noticesFor } from '../../../functions/notices/noticesFor.ts';
import { OPERATORS } from '../../../functions/notices/plan.ts';
import { someTerms } from '../../builders/deal.ts';
import {
  accepted,
  approved,
  completed,
  delivered,
  funded,
  invited,
  Story as NewStory,
  type Story,
  selling,
} from '../pages/story.ts';

const told = (story: Story, at = story.last) =>
  noticesFor(at, story.deal).map(({ role, about, link }) => `${role}: ${about.kind} -> ${link.to}`);

describe('a gate opens', () => {
  it.each([
    ['response', invited, 'creator', 'creator_1', { to: 'deal_page' }],
    ['funding', accepted, 'brand', 'brand_1', { to: 'checkout', url: 'https://pay.example/funding' }],
    ['delivery', funded, 'creator', 'creator_1', { to: 'deal_page' }],
    ['review', delivered, 'brand', 'brand_1', { to: 'console' }],
    ['sales', selling, 'brand', 'brand_1', { to: 'console' }],
  ] as const)('%s: the one whose turn it is', (_gate, make, role, partyId, link) => {
    const { deal, last } = make();
    const { id: dealId, gate } = deal;
    const about = { kind: 'gate_opened' };
    expect(noticesFor(last, deal)).toEqual([
      { dealId, seq: last.seq, role, partyId, opening: gate?.opening, about, link },
    ]);
  });

  it('a counter-offer is for the brand', () => {
    const story = invited().acts('creator', 'counter', { terms: someTerms({ fixedFee: 1 }) });
    expect(told(story.standsAt('counter_response'))).toEqual(['brand: gate_opened -> console']);
  });

  it('the top-up is for the brand, with its own payment page', () => {
    const story = selling().closesSales(9_000_000).asksForMoney('topUp').standsAt('top_up');
    expect(noticesFor(story.last, story.deal)).toMatchObject([
      { role: 'brand', link: { to: 'checkout', url: 'https://pay.example/topUp' } },
    ]);
  });

  it('a payout tells nobody', () => {
    expect(told(approved())).toEqual([]);
  });

  it('an operator’s gate tells the operators', () => {
    const story = delivered().acts('brand', 'approve', {}).standsAt('operator');
    expect(noticesFor(story.last, story.deal)).toMatchObject([{ role: 'operator', partyId: OPERATORS }]);
  });

  it('who shares the turn is told too, but a provider only if there is one', () => {
    const provider = { id: 'provider_1', mandate: [] };
    const story = approved({ provider }).carriesOutPayments().acts('payments', 'paid', {}).standsAt('sales');
    expect(told(story)).toEqual(['brand: gate_opened -> console', 'provider: gate_opened -> console']);
  });

  it('nobody is asked for an answer that was given meanwhile', () => {
    const story = invited();
    const opened = story.last;
    story.acts('creator', 'accept', { termsVersion: 1 });
    expect(told(story, opened)).toEqual([]);
    story.asksForMoney('funding').standsAt('funding');
    expect(told(story, opened)).toEqual([]);
  });

  it('an earlier opening of the same gate is not told beside the later one', () => {
    const story = invited();
    const first = story.last;
    story.acts('brand', 'revise', { terms: someTerms({ fixedFee: 1 }) }).standsAt('response');
    expect(told(story, first)).toEqual([]);
    expect(told(story)).toHaveLength(1);
  });
});

describe('a clock was extended since a notice did not arrive', () => {
  it('tells that party again, for the same opening, and the operators', () => {
    const story = delivered();
    const opening = story.deal.gate?.opening;
    story.expires('review', false);
    expect(noticesFor(story.last, story.deal)).toMatchObject([
      { role: 'brand', opening, about: { kind: 'clock_extended', undelivered: 'brand' } },
      { role: 'operator', opening: null, about: { kind: 'clock_extended' } },
    ]);
  });

  it('tells nobody once the answer came', () => {
    const story = delivered().expires('review', false);
    const extended = story.last;
    expect(told(story.acts('brand', 'approve', {}), extended)).toEqual([]);
  });
});

describe('a payout is blocked', () => {
  it('asks the payee for its bank details', () => {
    const story = approved().blocksPayouts();
    expect(noticesFor(story.last, story.deal)).toMatchObject([
      {
        role: 'creator',
        partyId: 'creator_1',
        about: { kind: 'bank_details', amountMinor: 800_000 },
        link: { to: 'onboarding' },
      },
    ]);
  });

  it('but not if they were given meanwhile', () => {
    const story = approved().blocksPayouts();
    const blocked = story.last;
    expect(told(story.carriesOutPayments(), blocked)).toEqual([]);
  });
});

describe('a deal closed', () => {
  it('tells both sides', () => {
    expect(told(completed())).toEqual(['creator: closed -> deal_page', 'brand: closed -> console']);
    expect(told(invited().expires('response').closes('expired'))).toHaveLength(2);
  });

  it('but not the one who closed it', () => {
    expect(told(invited().acts('creator', 'decline', {}))).toEqual(['brand: closed -> console']);
    expect(told(invited().acts('brand', 'withdraw', {}))).toEqual(['creator: closed -> deal_page']);
  });
});

describe('a happy livestream deal with commission', () => {
  it('takes seven mails, none of them about anything else', () => {
    const story = new NewStory();
    const mails: string[] = [];
    let seen = 0;
    const step = (next: Story) => {
      for (const event of next.events.slice(seen)) mails.push(...told(next, event));
      seen = next.events.length;
    };
    step(story);
    step(story.standsAt('response'));
    step(story.acts('creator', 'accept', { termsVersion: 1 }).asksForMoney('funding'));
    step(story.standsAt('funding'));
    step(story.pays('funding'));
    step(story.standsAt('delivery'));
    step(story.acts('creator', 'deliver', { url: 'https://live.example/1' }));
    step(story.standsAt('review'));
    step(story.acts('brand', 'approve', {}));
    step(story.standsAt('payout').carriesOutPayments().acts('payments', 'paid', {}));
    step(story.standsAt('sales'));
    step(story.closesSales(1_000_000));
    step(story.standsAt('payout').carriesOutPayments().acts('payments', 'paid', {}));
    step(story.closes('completed'));
    expect(mails).toEqual([
      'creator: gate_opened -> deal_page',
      'brand: gate_opened -> checkout',
      'creator: gate_opened -> deal_page',
      'brand: gate_opened -> console',
      'brand: gate_opened -> console',
      'creator: closed -> deal_page',
      'brand: closed -> console',
    ]);
  });
});

describe('work that is cancelled while money is held', () => {
  const REASON = { reason: 'no stock' };

  it.each([
    ['brand', 'creator: cancelled -> deal_page'],
    ['creator', 'brand: cancelled -> console'],
  ] as const)('by the %s: the other side is told at once', (by, notice) => {
    expect(told(funded().acts(by, 'cancel', REASON))).toEqual([notice]);
  });

  it('before it was paid for is told as the end that it is', () => {
    const story = accepted().acts('brand', 'cancel', REASON);
    expect(story.events.flatMap((event) => told(story, event))).toEqual(['creator: closed -> deal_page']);
  });
});

it('a provider of the chain that has no bank details is asked for them itself', () => {
  const levels = [{ to: 'prov_far', keepPpm: 400_000 }, { to: 'creator' as const }];
  const story = approved({ terms: someTerms({ chain: { of: 'fixedFee', levels } }) });
  const payment = story.deal.payments.find(({ purpose }) => purpose === 'chain');
  const report = { status: 'blocked' as const, by: 'payee_not_onboarded' as const };
  const by = { role: 'payments' as const, id: 'evt' };
  story.change((deal, now) =>
    reportPayment(deal, payment?.id ?? '', report, by, new Date(now).toISOString()),
  );
  expect(noticesFor(story.last, story.deal)).toMatchObject([
    { role: 'provider', partyId: 'prov_far', link: { to: 'onboarding' } },
  ]);
});
