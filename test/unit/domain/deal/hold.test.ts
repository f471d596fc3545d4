import { describe, expect, it } from 'vitest';
import { settleHold } from '../../../../domain/deal/holdSettlement.ts';
import { nextOf } from '../../../../domain/deal/next.ts';
import { heldBackMinor } from '../../../../domain/deal/stayLive.ts';
import type { Terms } from '../../../../domain/terms/terms.ts';
import type { Play } from '../play.ts';
import { anOrder, standingAt, videoTerms } from '../stages.ts';

const kept = (overrides: Partial<Terms> = {}, holdPpm = 200_000, period = 'P60D') => {
  const { commission: _, ...terms } = videoTerms({ stayLive: { period, holdPpm }, ...overrides });
  return overrides.commission === undefined ? terms : { ...terms, commission: overrides.commission };
};
const commission = {
  tiers: [{ from: 0, ratePpm: 150_000 }],
  reserve: 300_000,
  attribution: 'P15D',
  returnWindow: 'P15D',
};
const approved = (terms: Terms): Play =>
  standingAt('review', { terms }).must('brand', 'approve').payEverything();

describe('what is held of the fee', () => {
  it('leaves escrow only once it is known that the work stayed online', () => {
    const play = approved(kept());
    expect(play.gate.name).toBe('stays_live');
    expect(play.deal).toMatchObject({ feeReleasedMinor: 640_000, escrowMinor: 168_000 });
    expect(heldBackMinor(play.deal)).toBe(160_000);
    play.expire();
    play.payEverything();
    expect(play.deal).toMatchObject({ status: 'closed', outcome: 'completed', feeReleasedMinor: 800_000 });
  });

  it.each([0, 1, 333_333, 999_999, 1_000_000])('%i ppm: fees are rounded over the whole', (holdPpm) => {
    const play = approved(kept({ fixedFee: 999, platformFeePpm: 333_333 }, holdPpm));
    play.expire();
    play.payEverything();
    expect(play.deal.money).toMatchObject({
      fundedMinor: 999 + 332,
      releasedMinor: 999 + 332,
      refundedMinor: 0,
    });
    expect(play.books.of('revenue:platform')).toBe(332);
  });

  it('is settled once', () => {
    const play = approved(kept());
    const first = settleHold(play.deal, 'creator', play.now);
    if (first === null) throw new Error('nothing settled');
    expect(settleHold(first.deal, 'brand', play.now)).toBeNull();
  });

  it('goes back with the fees on it, and the sales are counted all the same', () => {
    const play = approved(kept({ commission }, 200_000, 'P10D'));
    play.must('brand', 'report_down').must('operator', 'refund').payEverything();
    expect(play.gate.name).toBe('sales');
    expect(play.deal).toMatchObject({
      holdForfeitedMinor: 160_000,
      escrowMinor: 315_000,
      money: { refundedMinor: 168_000 },
    });
  });

  it('is never taken for a commission: the brand tops up instead', () => {
    const play = approved(kept({ commission }));
    expect(play.gate.name).toBe('sales');
    play.sell([anOrder({ net: 2_100_000 })]);
    play.must('brand', 'close_sales');
    expect(play.gate.name).toBe('top_up');
    expect(play.deal.topUp?.amountMinor).toBe(15_750);
    play.must('payments', 'funded').payEverything();
    expect(play.gate.name).toBe('stays_live');
    expect(play.deal.escrowMinor).toBe(168_000);
  });

  it('of a guaranteed fee moves with the sales, and is lost besides what was not sold', () => {
    const play = approved(kept({ gmvGuarantee: { target: 1_000_000 } }));
    expect(play.gate.name).toBe('stays_live');
    play.sell([anOrder({ net: 500_000 })]);
    play.must('brand', 'report_down').must('operator', 'refund').payEverything();
    expect(play.gate.name).toBe('sales');
    play.must('brand', 'close_sales').payEverything();
    expect(play.deal).toMatchObject({ status: 'closed', feeReleasedMinor: 240_000 });
  });
});

describe('what comes next', () => {
  it.each<[string, Terms, string]>([
    ['nothing agreed', kept({ stayLive: undefined }), 'none'],
    ['work that stays', kept(), 'stays_live'],
    ['sales that end first', kept({ commission }, 1, 'P31D'), 'sales'],
    ['a stay that ends first', kept({ commission }, 1, 'P30D'), 'stays_live'],
    ['guaranteed sales', kept({ gmvGuarantee: { target: 1 } }, 1, 'P90D'), 'stays_live'],
  ])('after the release, with %s', (_, terms, next) => {
    const play = standingAt('review', { terms }).must('brand', 'approve');
    expect(play.deal.status === 'closed' ? 'none' : nextOf({ ...play.deal, status: 'settling' })).toBe(next);
  });

  it('of a cancelled deal is nothing', () => {
    const play = standingAt('sample_shipment').must('creator', 'cancel');
    expect(nextOf(play.deal)).toBe('none');
  });
});
