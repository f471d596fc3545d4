import { describe, expect, it } from 'vitest';
import { settleCancellation } from '../../../domain/deal/settlement.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { parseForm } from '../../../functions/pages/parseForm.ts';
import { someTerms } from '../../builders/deal.ts';
import { readPage } from './reading.ts';
import { accepted, approved, delivered, funded, invited, type Story, selling, viewOf } from './story.ts';

const HOUR = 3_600_000;
const DUE = Date.parse('2026-12-01T12:00:00Z');
const chinese = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', brandName: '绿叶茶业' } as const;
const textOf = (story: Story, overrides = {}) => readPage(dealPage(viewOf(story, overrides))).text;
/** Paid for, `hours` before the stream. */
const ahead = (hours: number, overrides: Partial<Terms> = {}) => {
  const story = funded({ terms: someTerms(overrides) });
  return story.waits(DUE - hours * HOUR - story.now);
};

describe('what the creator would keep if the deal were cancelled now', () => {
  it.each([
    [100, 'If Green Leaf Tea cancelled now, you would earn nothing'],
    [48, 'If Green Leaf Tea cancelled now, you would keep ¥4,000.00 (50% of the fixed fee)'],
    [1, 'If Green Leaf Tea cancelled now, you would keep ¥8,000.00 (100% of the fixed fee)'],
  ])('%i hours ahead', (hours, line) => {
    expect(textOf(ahead(hours))).toContain(line);
  });

  it('is said in Chinese', () => {
    const text = textOf(ahead(48), chinese);
    expect(text).toContain('绿叶茶业如果现在取消，你保留 ¥4,000.00（坑位费的 50%）');
    expect(text).toContain('由你取消：你没有收入');
  });

  it('leaves out what the creator bears of the fees', () => {
    expect(textOf(ahead(48, { failureFees: 'creator' }))).toContain('you would keep ¥3,800.00');
    expect(textOf(ahead(48, { failureFees: 'split' }))).toContain('you would keep ¥3,900.00');
  });

  it('follows a moved date up, never down', () => {
    const moved = ahead(1).acts('brand', 'extend', { to: '2026-12-20T12:00:00Z', reason: 'later' });
    expect(textOf(moved.standsAt('delivery'))).toContain('you would keep ¥8,000.00');
  });

  it('is said only where the brand could cancel; the ladder stands in the terms until the work is approved', () => {
    for (const story of [invited(), accepted(), delivered()]) {
      expect(textOf(story)).not.toContain('cancelled now');
      expect(textOf(story)).toContain('Less than 72 hours before the stream');
    }
    expect(textOf(approved())).not.toContain('If the deal is cancelled');
  });

  it('has the rungs of a video', () => {
    const deliverable = { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30 } as const;
    const text = textOf(invited({ terms: someTerms({ deliverable }) }));
    expect(text).toContain('After you have handed in a draft or the work ¥4,000.00 (50%)');
    expect(text).toContain('After two rounds of changes ¥8,000.00 (100%)');
  });
});

describe('cancelling on the page', () => {
  it('needs a reason', () => {
    const story = funded();
    const { values } = readPage(dealPage(viewOf(story))).form('cancel');
    expect(parseForm('cancel', values, story.deal, 'UTC')).toMatchObject({ faults: [{ path: ['reason'] }] });
    expect(parseForm('cancel', { ...values, reason: 'ill' }, story.deal, 'UTC')).toEqual({
      payload: { reason: 'ill' },
    });
  });

  it('ends as what it was: with money held, or before', () => {
    const late = funded().acts('creator', 'cancel', { reason: 'ill' }).change(settleCancellation);
    expect(textOf(late.closes('cancelled'))).toContain('the rest went back to the brand');
    const early = accepted().acts('brand', 'cancel', { reason: 'no stock' });
    expect(textOf(early)).toContain('cancelled before money was paid');
  });
});

describe('a sales guarantee', () => {
  const gmvGuarantee = { target: 100_000_000 };
  const { commission: _, ...withoutCommission } = someTerms({ gmvGuarantee });

  it('is explained with its rule, an example and its periods', () => {
    const text = textOf(invited({ terms: withoutCommission }));
    expect(text).toContain('If valid sales stay below ¥1,000,000.00');
    expect(text).toContain('valid sales of ¥500,000.00 leave you a fixed fee of ¥4,000.00');
    expect(text).toContain('Orders count for 15 days');
    expect(text).toContain('It stays held after your work is approved');
    expect(text).not.toContain('the brand does not add the difference');
  });

  it('does not promise the fee at the review', () => {
    const terms = someTerms({ gmvGuarantee });
    for (const story of [funded({ terms }), delivered({ terms })]) {
      expect(textOf(story)).not.toContain('your fixed fee is paid');
      expect(textOf(story)).not.toContain('you get the fixed fee');
      expect(textOf(story, chinese)).not.toContain('即付坑位费');
    }
  });

  it('says what it came to', () => {
    const story = delivered({ terms: withoutCommission })
      .acts('brand', 'approve', {})
      .standsAt('payout')
      .acts('payments', 'paid', {})
      .standsAt('sales')
      .closesSales(25_000_000);
    expect(textOf(story)).toContain(
      'Guaranteed were ¥1,000,000.00: ¥2,000.00 of the fixed fee was earned, ¥6,000.00 goes back',
    );
  });
});

describe('a chain', () => {
  const chain = {
    of: 'both' as const,
    levels: [
      { to: 'prov_a', keepPpm: 400_000 },
      { to: 'creator' as const },
      { to: 'prov_b', keepPpm: 100_000 },
    ],
  };
  const story = invited({ terms: someTerms({ chain }) });
  const chainNames = { prov_a: 'Star River', prov_b: 'Promoters' };

  it('shows who keeps what, and only the creator’s own part as its fee', () => {
    const text = textOf(story, { chainNames });
    expect(text).toContain('¥4,000.00 Your part of a fixed fee of ¥8,000.00');
    expect(text).toContain('Star River: 40% You: all the rest Promoters: 10%');
    // 15 % of 10 000, of which half is the creator's
    expect(text).toContain('net sales of ¥10,000.00 bring you ¥750.00');
  });

  it('is shown in Chinese', () => {
    const text = textOf(story, { ...chinese, chainNames });
    expect(text).toContain('Star River：40%');
    expect(text).toContain('你：其余全部');
  });

  it('is not spoken of where there is none', () => {
    expect(textOf(selling())).not.toContain('Shared with');
  });
});
