import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../../domain/time.ts';
import { codeOf, faultPaths } from '../refusals.ts';
import { standingAt, videoTerms } from '../stages.ts';

const EVIDENCE = 'evid_01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('a sample', () => {
  it('is known with each shipment and each defect', () => {
    const play = standingAt('sample_shipment');
    play.must('brand', 'ship', { carrier: ' SF ', trackingNumber: '1' });
    const shippedAt = toInstant(play.now);
    expect(play.deal.sample).toEqual({
      shipments: 1,
      carrier: 'SF',
      trackingNumber: '1',
      shippedAt,
      defects: 0,
      defectAt: null,
    });
    play.now += 3_600_000;
    play.must('creator', 'report_defect', { description: 'broken', evidenceIds: [EVIDENCE] });
    expect(play.deal.sample).toMatchObject({ defects: 1, defectAt: toInstant(play.now) });
    expect(play.deal.sampleEndedAt).toBeNull();
    play.must('brand', 'ship').must('creator', 'confirm_receipt');
    expect(play.deal).toMatchObject({
      sample: { shipments: 2, defects: 1 },
      sampleEndedAt: toInstant(play.now),
    });
  });

  it.each<[string, unknown, string]>([
    ['no carrier', { trackingNumber: '1' }, 'carrier'],
    ['an empty number', { carrier: 'SF', trackingNumber: '  ' }, 'trackingNumber'],
    ['too long a name', { carrier: 'x'.repeat(101), trackingNumber: '1' }, 'carrier'],
    ['an unknown field', { carrier: 'SF', trackingNumber: '1', weight: 1 }, 'weight'],
  ])('is not shipped with %s', (_, payload, path) => {
    expect(faultPaths(standingAt('sample_shipment').decide('brand', 'ship', payload))).toEqual([path]);
  });

  it('that was waived is over; what a brand waives later is not the sample', () => {
    const play = standingAt('sample_shipment').must('creator', 'waive');
    expect(play.deal.sampleEndedAt).toBe(toInstant(play.now));
    const watched = standingAt('stays_live').must('brand', 'waive');
    expect(watched.deal).toMatchObject({ sampleEndedAt: null, stayLiveEndedAt: toInstant(watched.now) });
  });
});

describe('a draft', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['nothing', {}, ['url']],
    ['only words', { note: 'soon' }, ['url']],
    ['no files', { evidenceIds: [] }, ['url']],
    ['no address', { url: 'ftp://x' }, ['url']],
    ['no evidence at all', { evidenceIds: ['1'] }, ['evidenceIds.0']],
  ])('of %s is refused', (_, payload, paths) => {
    expect(faultPaths(standingAt('draft').decide('creator', 'submit_draft', payload))).toEqual(paths);
  });

  it.each([[{ url: 'https://x.example/1' }], [{ evidenceIds: [EVIDENCE] }]])('is taken as %j', (payload) => {
    const play = standingAt('draft').must('creator', 'submit_draft', payload);
    expect(play.deal.draft).toEqual({ url: null, evidenceIds: [], ...payload, at: toInstant(play.now) });
  });

  it('and the work share their rounds of changes', () => {
    const terms = videoTerms({}, { draftReview: true, maxRevisions: 1 });
    const play = standingAt('draft_review', { terms }).must('brand', 'request_changes');
    expect(play.gate.name).toBe('draft');
    expect(play.deal).toMatchObject({ changeRounds: 1, status: 'preparing', draftEndedAt: null });
    play.must('creator', 'submit_draft');
    expect(codeOf(play.decide('brand', 'request_changes'))).toBe('revisions_exhausted');
    play.must('brand', 'approve');
    expect(play.deal).toMatchObject({ draftEndedAt: toInstant(play.now), status: 'delivering' });
  });

  it('moves the deal up the ladder of cancelling', () => {
    const play = standingAt('draft_review').must('brand', 'approve');
    play.must('brand', 'cancel');
    expect(play.deal.cancellation).toMatchObject({ rung: 'after_draft', keptPpm: 500_000 });
  });
});
