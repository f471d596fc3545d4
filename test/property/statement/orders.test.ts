import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { orderKindSchema } from '../../../domain/statement/orderFilter.ts';
import type { OrderTier } from '../../../domain/statement/orderLine.ts';
import { reckoning } from '../../../domain/statement/reckoning.ts';
import { toInstant } from '../../../domain/time.ts';
import type { OrderList } from '../../../functions/statement/readSales.ts';
import { someTerms } from '../../builders/deal.ts';
import { foundIn, inOrderOfPlacing } from '../../builders/orders.ts';
import { OrdersInMemory, orderPages } from '../../builders/ordersOf.ts';
import { standingAt } from '../../unit/domain/stages.ts';

const sold = standingAt('sales').deal;
const LIVE = Date.parse(sold.delivery?.liveAt ?? '');
const HOUR = 3_600_000;

const order = (ids: readonly string[]) =>
  fc
    .record({
      orderId: fc.constantFrom(...ids),
      // From two days before the window to two days behind it; whole hours, so that many are placed at once.
      at: fc.integer({ min: -48, max: 17 * 24 }).map((hours) => toInstant(LIVE + hours * HOUR)),
      net: fc.integer({ min: 0, max: 200_000 }),
      part: fc.option(fc.constantFrom(0, 0.3, 1)),
      cancelledBeforeShipping: fc.boolean(),
    })
    .map(({ part, cancelledBeforeShipping, ...rest }): Order => {
      const refunded = part === null ? {} : { refunded: Math.floor(rest.net * part) };
      return { ...rest, ...refunded, ...(cancelledBeforeShipping ? { cancelledBeforeShipping } : {}) };
    });

const IDS = ['a', 'Z', 'ß', '\uFF01', '\u{1F600}'].flatMap((one) =>
  Array.from({ length: 12 }, (_, index) => `${one}${index}`),
);
const orders = fc.uniqueArray(order(IDS), { maxLength: 40, selector: ({ orderId }) => orderId });
const tiers = fc.uniqueArray(fc.integer({ min: 1, max: 1_500_000 }), { maxLength: 4 }).chain((froms) =>
  fc
    .array(fc.integer({ min: 1, max: 1_000_000 }), {
      minLength: froms.length + 1,
      maxLength: froms.length + 1,
    })
    .map((rates) =>
      [0, ...froms.toSorted((a, b) => a - b)].map((from, index) => ({ from, ratePpm: rates[index] ?? 1 })),
    ),
);
/** Of the last, only tens can be moved. */
const currency = fc.constantFrom('CNY', 'JPY', 'KWD');
const limits = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 });

const commission = someTerms().commission ?? expect.fail();
const dealWith = (agreed: typeof commission.tiers, money: string): Deal => ({
  ...sold,
  salesReports: 1,
  terms: { ...sold.terms, currency: money, commission: { ...commission, tiers: agreed } },
});
const itemsOf = (pages: readonly OrderList[]) => pages.flatMap(({ items }) => items);
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);
const inMillionths = (minor: number) => BigInt(minor) * 1_000_000n;
const byRates = (reached: readonly OrderTier[]) =>
  reached.reduce((total, { netMinor, ratePpm }) => total + BigInt(netMinor) * BigInt(ratePpm), 0n);
const cyclic = (lengths: readonly number[]) => (page: number) => lengths[page % lengths.length] ?? 1;

describe('the orders of a statement', () => {
  it('in pages of any size are all orders, and come to what the deal comes to', async () => {
    await fc.assert(
      fc.asyncProperty(orders, tiers, currency, limits, async (all, agreed, money, lengths) => {
        const deal = dealWith(agreed, money);
        const store = new OrdersInMemory(all);
        const pages = await Array.fromAsync(orderPages(store, () => deal, cyclic(lengths)));
        const [whole] = await Array.fromAsync(
          orderPages(
            store,
            () => deal,
            () => 1_000,
          ),
        );
        const items = itemsOf(pages);
        expect(items).toEqual(whole?.items);
        expect(items.map(({ orderId }) => orderId)).toEqual(
          inOrderOfPlacing(all).map(({ orderId }) => orderId),
        );
        const found = foundIn(deal, all);
        expect(sum(items.map(({ commissionMinor }) => commissionMinor))).toBe(found.commissionMinor);
        expect(sum(items.map(({ countedMinor }) => countedMinor))).toBe(found.netSalesMinor);
        for (const { sums, isChanged } of pages) expect([sums, isChanged]).toEqual([whole?.sums, false]);
        for (const line of items) {
          expect(sum(line.tiers.map(({ netMinor }) => netMinor))).toBe(line.countedMinor);
          expect(inMillionths(line.earnedMinor) + BigInt(line.roundedOffMillionths)).toBe(
            byRates(line.tiers),
          );
          if (line.notCounted !== null) expect(line.countedMinor).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('come to what their tiers come to, less what was rounded off', () => {
    fc.assert(
      fc.property(orders, tiers, currency, (all, agreed, money) => {
        const found = foundIn(dealWith(agreed, money), all);
        const { tiers: reckoned, roundedOffMinor } = reckoning(agreed, found);
        expect(sum(reckoned.map(({ amountMinor }) => amountMinor)) - roundedOffMinor).toBe(
          found.commissionMinor,
        );
        expect(sum(reckoned.map(({ netMinor }) => netMinor))).toBe(found.netSalesMinor);
        expect(roundedOffMinor).toBeGreaterThanOrEqual(0);
        expect(roundedOffMinor).toBeLessThan(all.length + 10);
        for (const { amountMinor } of reckoned) expect(amountMinor).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('that are looked for are those of all that fit, reckoned as among all', async () => {
    const filters = fc.record({
      kind: fc.constantFrom(undefined, ...orderKindSchema.options),
      q: fc.constantFrom(undefined, '', 'z1', 'A', 'nobody'),
    });
    await fc.assert(
      fc.asyncProperty(
        orders,
        tiers,
        currency,
        limits,
        filters,
        async (all, agreed, money, lengths, filter) => {
          const deal = dealWith(agreed, money);
          const store = new OrdersInMemory(all);
          const [whole] = await Array.fromAsync(
            orderPages(
              store,
              () => deal,
              () => 1_000,
            ),
          );
          const pages = await Array.fromAsync(orderPages(store, () => deal, cyclic(lengths), filter));
          const { kind, q = '' } = filter;
          const sought = itemsOf(whole === undefined ? [] : [whole]).filter(
            ({ orderId, refundedMinor, notCounted }) =>
              orderId.toLowerCase().includes(q.toLowerCase()) &&
              (kind !== 'refunded' || refundedMinor > 0) &&
              (kind !== 'counted' || notCounted === null) &&
              (kind !== 'not_counted' || notCounted !== null),
          );
          expect(itemsOf(pages)).toEqual(sought);
          let position = 0;
          for (const page of pages) {
            expect([page.position, page.fitting, page.sums]).toEqual([position, sought.length, whole?.sums]);
            position += page.items.length;
          }
          expect(pages.slice(1).every(({ items }) => items.length > 0)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are read once for the sums, and after that page by page', async () => {
    await fc.assert(
      fc.asyncProperty(orders, limits, async (all, lengths) => {
        const store = new OrdersInMemory(all);
        const deal = dealWith([{ from: 0, ratePpm: 1 }], 'CNY');
        const limitOf = cyclic(lengths);
        let page = 0;
        for await (const { items } of orderPages(store, () => deal, limitOf)) {
          expect(items.length).toBeLessThanOrEqual(limitOf(page));
          expect(store.read).toBeLessThanOrEqual(page === 0 ? all.length : limitOf(page) + 1);
          store.read = 0;
          page += 1;
        }
      }),
    );
  });

  it('are read so also where there are ten thousand', async () => {
    const all = Array.from({ length: 10_000 }, (_, index): Order => {
      const at = toInstant(LIVE + (index % 700) * 60_000);
      return { orderId: `o-${index}`, at, net: 1_000 + index, refunded: index % 900 };
    });
    const deal = dealWith(
      [
        { from: 0, ratePpm: 123_457 },
        { from: 9_000_000, ratePpm: 200_001 },
      ],
      'CNY',
    );
    const store = new OrdersInMemory(all);
    const reads: number[] = [];
    const commissions: number[] = [];
    for await (const { items } of orderPages(
      store,
      () => deal,
      () => 100,
    )) {
      reads.push(store.read);
      store.read = 0;
      commissions.push(...items.map(({ commissionMinor }) => commissionMinor));
    }
    expect(reads).toEqual([10_000, ...Array.from({ length: 98 }, () => 101), 100]);
    expect(commissions).toHaveLength(10_000);
    expect(sum(commissions)).toBe(foundIn(deal, all).commissionMinor);
  });

  it('corrected between two pages: the pages behind say so, and are right as the sales are now', async () => {
    const corrections = fc.array(order(IDS), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(orders, corrections, tiers, limits, async (all, changes, agreed, lengths) => {
        fc.pre(all.length > 1);
        const store = new OrdersInMemory(all);
        let deal = dealWith(agreed, 'KWD');
        const pages = orderPages(store, () => deal, cyclic([1, ...lengths]));
        expect((await pages.next()).value?.isChanged).toBe(false);
        const corrected = new Map([...all, ...changes].map((each) => [each.orderId, each]));
        store.become([...corrected.values()]);
        deal = { ...deal, salesReports: 2 };
        const behind = await Array.fromAsync(pages);
        const [now] = await Array.fromAsync(
          orderPages(
            store,
            () => deal,
            () => 1_000,
          ),
        );
        expect(behind.map(({ isChanged }) => isChanged)).toEqual(behind.map(() => true));
        for (const { sums } of behind) expect(sums).toEqual(now?.sums);
        const items = itemsOf(behind);
        expect(items).toEqual(now?.items.slice(now.items.length - items.length));
        expect(behind[0]?.position).toBe((now?.items.length ?? 0) - items.length);
      }),
      { numRuns: 200 },
    );
  });
});
