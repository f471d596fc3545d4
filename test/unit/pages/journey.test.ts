import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../../functions/pages/journey.ts';
import type { Play } from '../domain/play.ts';
import { standingAt, videoTerms } from '../domain/stages.ts';

const told = ({ deal }: Play) => journeyOf(deal).map(({ name, state }) => `${name} ${state}`);

describe('the way of a deal', () => {
  it('begins with the answer, and names what is agreed for later', () => {
    const { deal } = standingAt('response');
    const steps = journeyOf(deal);
    expect(steps.map(({ name }) => name)).toEqual([
      ...['invited', 'agreed', 'funded', 'livestream', 'approved', 'sales', 'paid'],
    ]);
    expect(steps[0]).toEqual({ name: 'invited', state: 'done', at: deal.createdAt });
    expect(steps[1]).toEqual({ name: 'agreed', state: 'now', at: deal.gate?.deadline });
    expect(steps[3]).toEqual({ name: 'livestream', state: 'next', at: '2026-12-01T12:00:00Z' });
  });

  it('goes by sample and draft where they are agreed', () => {
    const terms = videoTerms(
      { sample: { required: true }, stayLive: { period: 'P20D', holdPpm: 200_000 } },
      { draftReview: true },
    );
    const play = standingAt('draft_review', { terms });
    expect(told(play).slice(3)).toEqual([
      ...['sample_sent done', 'sample_received done', 'draft done', 'draft_approved now'],
      ...['video next', 'approved next', 'stays_live next', 'sales next', 'paid next'],
    ]);
    play.must('brand', 'request_changes');
    expect(told(play)).toEqual(expect.arrayContaining(['draft now', 'draft_approved next']));
  });

  it('leaves out a sample that nobody needs', () => {
    const play = standingAt('sample_shipment').must('creator', 'waive');
    expect(told(play).filter((step) => step.startsWith('sample'))).toEqual([]);
  });

  it('comes back to the work where changes are asked for', () => {
    const play = standingAt('review').must('brand', 'request_changes');
    expect(told(play)).toEqual(expect.arrayContaining(['livestream now', 'approved next']));
  });

  it.each([
    ['a dispute', 'respond', 'disputed now'],
    ['operations', 'operator', 'operator now'],
  ] as const)('says that it waits for %s', (_what, gate, step) => {
    const steps = told(standingAt(gate));
    expect(steps).toContain(step);
    expect(steps.filter((each) => each.endsWith(' now'))).toEqual([step]);
  });

  it('ends where it was cancelled, or with the last payment', () => {
    const cancelled = standingAt('delivery').must('creator', 'cancel');
    expect(told(cancelled).slice(3)).toEqual(['cancelled done', 'paid now']);
    expect(told(cancelled.payEverything()).slice(3)).toEqual(['cancelled done', 'ended done']);
    expect(told(standingAt('response').must('creator', 'decline'))).toEqual(['invited done', 'ended done']);
  });
});
