import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../domain/money/currency.ts';
import type { Locale } from '../../../domain/parties.ts';
import type { OrderLine } from '../../../domain/statement/orderLine.ts';
import { orderText } from '../../../functions/words/statementOrders.ts';
import { someTerms } from '../../builders/deal.ts';

const agreed = someTerms().commission ?? expect.fail();
const ONE = [{ from: 0, ratePpm: 150_000 }];
const TWO = [...ONE, { from: 100_000, ratePpm: 200_000 }];
const plain: OrderLine = {
  ...{ orderId: 'a', at: '2026-12-02T00:00:00Z', notCounted: null },
  ...{ baseMinor: 10_000, refundedMinor: 0, countedMinor: 10_000 },
  ...{ earnedMinor: 1_500, roundedOffMillionths: 0, commissionMinor: 1_500 },
  tiers: [{ number: 1, ratePpm: 150_000, netMinor: 10_000 }],
};
const said = (change: Partial<OrderLine>, locale: Locale, tiers = ONE, currency = 'CNY') =>
  orderText(
    { ...plain, ...change },
    { currency, commission: { ...agreed, tiers } },
    (minor) => formatMoney(minor, currency, locale),
    locale,
  );
const nothing = { countedMinor: 0, earnedMinor: 0, commissionMinor: 0, tiers: [] };

const ORDERS: readonly [string, Partial<OrderLine>, string, string][] = [
  ['at one rate', {}, '¥100.00 × 15% = ¥15.00.', '¥100.00 × 15% = ¥15.00。'],
  [
    'refunded in part',
    {
      ...{ refundedMinor: 3_000, countedMinor: 7_000, earnedMinor: 1_050, commissionMinor: 1_050 },
      tiers: [{ number: 1, ratePpm: 150_000, netMinor: 7_000 }],
    },
    '¥100.00 − ¥30.00 refunded = ¥70.00 counts; ¥70.00 × 15% = ¥10.50.',
    '¥100.00 − 退款 ¥30.00 = 计入 ¥70.00；¥70.00 × 15% = ¥10.50。',
  ],
  [
    'rounded down',
    {
      ...{ baseMinor: 9_999, countedMinor: 9_999, earnedMinor: 1_499, roundedOffMillionths: 850_000 },
      ...{ commissionMinor: 1_499, tiers: [{ number: 1, ratePpm: 150_000, netMinor: 9_999 }] },
    },
    '¥99.99 × 15% = ¥14.9985, rounded down to ¥14.99.',
    '¥99.99 × 15% = ¥14.9985，向下取整为 ¥14.99。',
  ],
  [
    'cancelled',
    { ...nothing, notCounted: 'cancelled' },
    'Cancelled before shipping: does not count.',
    '发货前取消，不计入。',
  ],
  [
    'outside the window',
    { ...nothing, notCounted: 'outside_window' },
    'Placed outside the attribution window: does not count.',
    '下单时间在归因期之外，不计入。',
  ],
  [
    'returned',
    { ...nothing, notCounted: 'refunded' },
    'Refunded whole: does not count.',
    '全额退款，不计入。',
  ],
  [
    'given away',
    { ...nothing, baseMinor: 0 },
    'An order of nothing counts and earns nothing.',
    '零元订单，计入但没有佣金。',
  ],
  [
    'for a guarantee',
    { earnedMinor: 0, commissionMinor: 0, tiers: [] },
    '¥100.00 counts towards the guaranteed sales.',
    '¥100.00 计入保量销售额。',
  ],
];

describe('an order in words', () => {
  it.each(ORDERS)('%s', (_name, change, en, zh) => {
    expect([said(change, 'en'), said(change, 'zh-CN')]).toEqual([en, zh]);
  });

  it('names the tiers where there are several', () => {
    const crossing = {
      ...{ earnedMinor: 1_900, commissionMinor: 1_900 },
      tiers: [
        { number: 1, ratePpm: 150_000, netMinor: 2_000 },
        { number: 2, ratePpm: 200_000, netMinor: 8_000 },
      ],
    };
    expect(said(crossing, 'en', TWO)).toBe('¥20.00 × 15% (tier 1) + ¥80.00 × 20% (tier 2) = ¥19.00.');
    expect(said(plain, 'zh-CN', TWO)).toBe('¥100.00 × 15%（第 1 档） = ¥15.00。');
  });

  it('says digits that a currency does not have', () => {
    const yen = { earnedMinor: 1_500, roundedOffMillionths: 50_000 };
    expect(said(yen, 'en', ONE, 'JPY')).toBe('¥10,000 × 15% = ¥1,500.05, rounded down to ¥1,500.');
  });

  it('says what goes over to the next order where not each minor unit can be paid', () => {
    const dinar = { earnedMinor: 18, commissionMinor: 10 };
    expect(said(dinar, 'en', ONE, 'KWD')).toMatch(
      /that is KWD.0\.010 for this one; the rest goes over to the next\.$/,
    );
    expect(said(dinar, 'zh-CN', ONE, 'KWD')).toContain('其余并入下一单');
  });
});
