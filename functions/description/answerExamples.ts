import { termsSchema } from '../../domain/terms/terms.ts';
import livestream from '../../examples/cny-livestream-commission.json' with { type: 'json' };
import type { DealView } from '../api/dealView.ts';
import type { MeView } from '../api/me.ts';

const deal: DealView = {
  id: 'deal_01JDZ6K4T0Q8YB3R7N5W2M9XCA',
  reference: livestream.reference,
  status: 'delivering',
  outcome: null,
  version: 6,
  brand: { id: 'brand_demo', name: '山茶美妆' },
  provider: null,
  creator: { id: 'creator_01JDZ6K4T0A7N5W2M9XCQ8YB3R', name: livestream.creator.name },
  terms: termsSchema.parse(livestream.terms),
  termsVersion: 1,
  gate: {
    name: 'delivery',
    openedAt: '2026-12-03T08:12:09.000Z',
    deadline: '2026-12-13T12:00:00.000Z',
    atDeadline: 'refunds',
    awaits: ['creator'],
    actions: [
      { action: 'deliver', by: 'creator' },
      { action: 'extend', by: 'brand' },
      { action: 'cancel', by: 'brand' },
      { action: 'cancel', by: 'creator' },
      { action: 'dispute', by: 'brand' },
      { action: 'dispute', by: 'creator' },
    ],
  },
  funding: {
    amount: 1_155_000,
    checkoutUrl: null,
    heldAt: '2026-12-03T08:12:07.000Z',
    reference: 'pi_3QJ0000000000001',
  },
  money: { currency: 'CNY', funded: 1_155_000, released: 0, refunded: 0, paidOut: 0 },
  problem: null,
  disputeId: null,
  campaignId: null,
  createdAt: '2026-12-02T02:30:00.000Z',
  updatedAt: '2026-12-03T08:12:09.000Z',
};
const me: MeView = { subject: 'user_17', role: 'brand', tenant: { id: 'brand_demo', name: '山茶美妆' } };

/** What is answered where all goes well, by name. */
export const ANSWERS = { deal, deals: { items: [deal], nextCursor: null }, me } as const;

/** Which of them a route answers with, by the route's name. */
export const ANSWER_OF: Readonly<Record<string, keyof typeof ANSWERS>> = {
  me: 'me',
  createDeal: 'deal',
  getDeal: 'deal',
  actOnDeal: 'deal',
  operateDeal: 'deal',
  listDeals: 'deals',
};
