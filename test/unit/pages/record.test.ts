import { describe, expect, it } from 'vitest';
import { NOTHING } from '../../../domain/record/tally.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { accepted, invited, viewOf } from './story.ts';

const GOOD = {
  ...NOTHING,
  deals: 12,
  turns: 10,
  silentExpiries: 1,
  reviews: 2,
  reviewMillis: 50 * 3_600_000,
  payments: 3,
  paymentsInTime: 3,
  disputes: 2,
  disputesLost: 1,
};
const record = { last12Months: { ...NOTHING, deals: 4 }, allTime: GOOD };
const ofBrand = { records: [{ name: 'Green <Leaf>', record }] };

const rowsIn = (page: string) =>
  [...page.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/g)].map(
    ([, ...cells]) => cells,
  );

describe('the record of the other side', () => {
  it('stands on the page before the answer, with what it rests on', () => {
    const page = dealPage(viewOf(invited(), ofBrand));
    expect(rowsIn(page)).toEqual([
      ['Deals agreed', '4', '12'],
      ['Answered in time', 'none', '9 of 10 (90%)'],
      ['Average time to review', 'none', '25 hours (2 reviews)'],
      ['Paid in time', 'none', '3 of 3 (100%)'],
      ['Disputes', '0, of which 0 lost', '2, of which 1 lost'],
      ['Cancelled late', '0 of 4 (0%)', '0 of 12 (0%)'],
    ]);
    expect(page).toContain('<caption>Record of Green &lt;Leaf&gt;</caption>');
    expect(page.indexOf('id="record"')).toBeLessThan(page.indexOf('id="answer"'));
  });

  it('is said in Chinese too', () => {
    const page = dealPage(viewOf(invited(), { ...ofBrand, locale: 'zh-CN', timeZone: 'Asia/Shanghai' }));
    expect(page).toContain('对方的履约记录');
    expect(rowsIn(page)[1]).toEqual(['按时答复', '无', '9/10（90%）']);
  });

  it('says so where there is none yet', () => {
    const none = { name: 'Green Leaf', record: { last12Months: NOTHING, allTime: NOTHING } };
    const page = dealPage(viewOf(invited(), { records: [none] }));
    expect(page).toContain('Green Leaf has no record yet');
    expect(rowsIn(page)).toEqual([]);
  });

  it('never rounds up to a whole: 999 of 1000 is not 100 %', () => {
    const almost = { ...NOTHING, deals: 2000, deliveries: 2000, deliveriesOnTime: 1999 };
    const page = dealPage(
      viewOf(invited(), { records: [{ name: 'B', record: { ...record, allTime: almost } }] }),
    );
    expect(page).toContain('1999 of 2000 (99.9%)');
  });

  it('is gone once the terms are accepted', () => {
    expect(dealPage(viewOf(accepted(), ofBrand))).not.toContain('id="record"');
  });
});
