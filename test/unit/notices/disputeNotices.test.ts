import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../domain/deal/deal.ts';
import { actionSchema } from '../../../domain/gates/gate.ts';
import { DEAL_STREAM_FILTERS } from '../../../functions/events/dealStreamFilters.ts';
import { noticesFor } from '../../../functions/notices/noticesFor.ts';
import type { NoticePlan } from '../../../functions/notices/plan.ts';
import { renderNotice } from '../../../functions/notices/renderNotice.ts';
import { someTerms } from '../../builders/deal.ts';
import type { Play } from '../domain/play.ts';
import { standingAt } from '../domain/stages.ts';

const ALL: Deal['provider'] = { id: 'provider_1', mandate: [...actionSchema.options] };
const NONE: Deal['provider'] = { id: 'provider_1', mandate: ['approve'] };
const SHARE = someTerms({ providerShare: { of: 'fixedFee', ratePpm: 100_000 } });
const FREE = someTerms({ providerShare: undefined });

const LET_THROUGH = DEAL_STREAM_FILTERS.flatMap(({ dynamodb }) => dynamodb.NewImage.type?.S ?? []);

interface Sent {
  readonly plan: NoticePlan;
  readonly deal: Deal;
}

/** What is sent because of what `play` does next. */
function sentBy(play: Play, does: (play: Play) => unknown): Sent[] {
  const before = play.events.length;
  does(play);
  const { deal } = play;
  return play.events.slice(before).flatMap((event) => {
    const plans = noticesFor(event, deal);
    // The stream's filter has to let through whatever somebody is told of.
    if (plans.length > 0) expect(LET_THROUGH).toContain(event.type);
    return plans.map((plan) => ({ plan, deal }));
  });
}

const named = (sent: readonly Sent[]) => sent.map(({ plan: { role, about } }) => `${role}: ${about.kind}`);

const read = ({ plan, deal }: Sent, locale: 'zh-CN' | 'en' = 'en', timeZone?: string) =>
  renderNotice(plan, {
    deal,
    party: { name: 'Reader', locale, ...(timeZone === undefined ? {} : { timeZone }) },
    brandName: 'BRAND',
    creatorName: 'CREATOR',
    providerName: 'PROVIDER',
    link: null,
    note: 'their words',
    now: Date.parse(deal.updatedAt),
  });

const ofProvider = (sent: readonly Sent[]): Sent => {
  const one = sent.find(({ plan }) => plan.role === 'provider');
  if (one === undefined) throw new Error('the provider is not told');
  return one;
};

describe('a provider whose mandate lists the answers to a dispute', () => {
  it('is asked beside its brand, wherever it may act, and told the rest', () => {
    const play = standingAt('review', { provider: ALL, terms: SHARE });
    const asked = sentBy(play, () => play.must('creator', 'dispute'));
    expect(named(asked)).toEqual(['brand: gate_opened', 'provider: gate_opened']);
    expect(read(ofProvider(asked)).text).toContain('You can answer for BRAND');
    expect(named(sentBy(play, () => play.must('provider', 'respond')))).toEqual(['operator: gate_opened']);
    expect(named(sentBy(play, () => play.must('operator', 'propose')))).toEqual([
      'brand: gate_opened',
      'creator: gate_opened',
      'provider: gate_opened',
    ]);
    play.must('provider', 'reject_proposal', {});
    const decided = sentBy(play, () => play.must('operator', 'decide'));
    expect(named(decided)).toEqual(['brand: gate_opened', 'creator: gate_opened', 'provider: gate_opened']);
    const appealed = sentBy(play, () => play.must('provider', 'appeal'));
    expect(named(appealed)).toEqual([
      'creator: decision_appealed',
      'brand: decision_appealed',
      'operator: gate_opened',
    ]);
    expect(named(sentBy(play, () => play.must('operator', 'decide')))).toEqual([
      'creator: dispute_resolved',
      'brand: dispute_resolved',
      'provider: dispute_resolved',
    ]);
  });

  it('hears of a dispute that its brand raised, and the brand of one that was raised for it', () => {
    const byBrand = standingAt('review', { provider: ALL, terms: FREE });
    expect(named(sentBy(byBrand, () => byBrand.must('brand', 'dispute')))).toEqual([
      'provider: dispute_raised',
      'creator: gate_opened',
    ]);
    const byProvider = standingAt('review', { provider: ALL, terms: FREE });
    const sent = sentBy(byProvider, () => byProvider.must('provider', 'dispute'));
    expect(named(sent)).toEqual(['brand: dispute_raised', 'creator: gate_opened']);
    const [toBrand] = sent.map((each) => read(each));
    expect(toBrand?.subject).toContain('PROVIDER raised a dispute');
    expect(toBrand?.text).toContain('PROVIDER disputes this deal for BRAND');
  });
});

describe('a provider that may not act, but is paid by what is decided', () => {
  it('is told when it begins, is decided, is appealed and is over', () => {
    const play = standingAt('review', { provider: NONE, terms: SHARE });
    expect(named(sentBy(play, () => play.must('creator', 'dispute')))).toEqual([
      'provider: dispute_raised',
      'brand: gate_opened',
    ]);
    play.must('brand', 'respond').must('operator', 'propose').must('brand', 'reject_proposal', {});
    const decided = sentBy(play, () => play.must('operator', 'decide'));
    expect(named(decided)).toEqual([
      'provider: dispute_decided',
      'brand: gate_opened',
      'creator: gate_opened',
    ]);
    expect(read(ofProvider(decided)).text).not.toContain('you can appeal');
    const appealed = sentBy(play, () => play.must('creator', 'appeal'));
    expect(named(appealed)).toEqual([
      'brand: decision_appealed',
      'provider: decision_appealed',
      'operator: gate_opened',
    ]);
    expect(read(ofProvider(appealed))).toMatchObject({
      subject: expect.stringContaining('CREATOR appealed'),
      text: expect.stringContaining('their words'),
    });
    expect(named(sentBy(play, () => play.must('operator', 'decide')))).toContain(
      'provider: dispute_resolved',
    );
  });
});

it('a provider whom a dispute does not concern gets nothing', () => {
  const play = standingAt('review', { provider: NONE, terms: FREE });
  const sent = sentBy(play, () => {
    play.must('creator', 'dispute').must('brand', 'respond').must('operator', 'propose');
    play.must('creator', 'accept_proposal', {}).must('brand', 'accept_proposal', {});
  });
  expect(named(sent).filter((each) => each.startsWith('provider'))).toEqual([]);
});

it('a first decision of two is told to operators alone', () => {
  const play = standingAt('review', { provider: ALL, terms: SHARE });
  play.twoOperatorsAboveMinor = 0;
  play.must('creator', 'dispute').must('brand', 'respond').must('operator', 'propose');
  play.must('brand', 'reject_proposal', {});
  const sent = sentBy(play, () => play.must('operator', 'decide'));
  expect(named(sent)).toEqual(['operator: second_operator_needed']);
  expect(sent.map((each) => read(each).text)[0]).toContain('both had a part in it');
});

it('when the work is to be done again is said in the reader’s time zone', () => {
  const play = standingAt('review');
  play.must('creator', 'dispute').must('brand', 'respond').must('operator', 'propose');
  play.must('brand', 'reject_proposal', {});
  const evidenceIds = ['evid_01KX0000000000000000000000'];
  const redo = { dueAt: '2026-12-24T23:00:00Z' };
  const finding = { redo, reasonCode: 'late', text: 'again', evidenceIds };
  const [first] = sentBy(play, () => play.must('operator', 'decide', finding));
  if (first === undefined) throw new Error('nobody is told');
  expect(read(first, 'en', 'Asia/Tokyo').text).toMatch(/Dec 25, 2026, 08:00 \(Japan/);
  const [again] = sentBy(play, () => play.expire());
  if (again === undefined) throw new Error('the creator is not told');
  expect(again.plan.role).toBe('creator');
  expect(read(again).subject).toBe('The dispute was decided: please do the work again');
  expect(read(again, 'zh-CN').subject).toBe('争议裁决：请重新交付');
});

it.each(['zh-CN', 'en'] as const)('every mail of a dispute has its words in %s', (locale) => {
  const play = standingAt('review', { provider: NONE, terms: SHARE });
  const sent = sentBy(play, () => play.must('brand', 'dispute'));
  play.must('creator', 'respond').must('operator', 'propose').must('brand', 'reject_proposal', {});
  sent.push(...sentBy(play, () => play.must('operator', 'decide')));
  sent.push(...sentBy(play, () => play.must('creator', 'appeal')));
  sent.push(...sentBy(play, () => play.must('operator', 'decide')));
  expect(new Set(sent.map(({ plan }) => plan.about.kind)).size).toBe(5);
  for (const { subject, html, text } of sent.map((each) => read(each, locale))) {
    expect(subject).not.toMatch(/undefined|\{|\}/);
    expect(`${html}${text}`).not.toMatch(/undefined|\[object/);
  }
});
