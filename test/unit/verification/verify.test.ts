import { describe, expect, test } from 'vitest';
import type { Check, CheckName } from '../../../domain/verification/check.ts';
import { checkSchema } from '../../../domain/verification/check.ts';
import type { Look, Sighting } from '../../../domain/verification/sighting.ts';
import type { Subject } from '../../../domain/verification/subject.ts';
import { verify, verifyStillLive } from '../../../domain/verification/verify.ts';

const NOW = Date.parse('2026-12-01T15:00:00Z');

const aVideo = (overrides: Partial<Subject> = {}): Subject => ({
  deliverable: { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30, products: ['sku-1'] },
  disclosure: ['#广告'],
  dueAt: '2026-12-01T12:00:00Z',
  acceptedAt: '2026-11-02T00:00:00Z',
  url: 'https://www.tiktok.com/@xiaoman/video/1',
  deliveredAt: '2026-11-20T10:00:00Z',
  proofIds: [],
  platform: 'TikTok',
  handle: '@XiaoMan',
  ...overrides,
});

const aStream = (overrides: Partial<Subject> = {}): Subject =>
  aVideo({
    deliverable: { kind: 'livestream', scheduledAt: '2026-12-01T12:00:00Z', minMinutes: 60 },
    deliveredAt: '2026-12-01T14:00:00Z',
    platform: '抖音',
    disclosure: [],
    ...overrides,
  });

const aSighting = (overrides: Partial<Sighting> = {}): Sighting => ({
  source: 'oembed',
  by: 'www.tiktok.com',
  vouchedBy: 'platform',
  platform: 'tiktok',
  ...overrides,
});

const aLook = (sightings: readonly Sighting[] = [], overrides: Partial<Look> = {}): Look => ({
  link: { state: 'opens', status: 200, failure: null, host: 'www.tiktok.com' },
  platform: 'tiktok',
  sightings,
  ...overrides,
});

const at = (instant: string) => ({ from: instant, to: instant });

function outcome(checks: readonly Check[], name: CheckName): string {
  for (const check of checks) checkSchema.parse(check);
  const found = checks.find(({ check }) => check === name);
  return found === undefined ? 'absent' : `${found.verdict}: ${found.reason}`;
}

describe('which checks there are', () => {
  test('follows from the terms', () => {
    const names = (subject: Subject) => verify(subject, aLook(), NOW).map(({ check }) => check);
    expect(names(aVideo())).toEqual([
      'link_resolves',
      'creators_handle',
      'published_in_window',
      'long_enough',
      'products',
      'disclosure',
    ]);
    expect(names(aStream())).toEqual([
      'link_resolves',
      'creators_handle',
      'started_as_agreed',
      'ended',
      'minutes_live',
    ]);
    expect(verifyStillLive(aVideo(), aLook(), NOW).map(({ check }) => check)).toEqual([
      'link_resolves',
      'creators_handle',
      'disclosure',
    ]);
  });

  test('none passes where nothing was seen', () => {
    for (const subject of [aVideo(), aStream()]) {
      const [link, ...rest] = verify(subject, aLook([], { platform: null }), NOW);
      expect(link?.verdict).toBe('passed');
      expect(rest.map(({ verdict }) => verdict)).toEqual(rest.map(() => 'unknown'));
    }
  });
});

test.each([
  ['opens', 'passed: confirmed'],
  ['gone', 'failed: link_gone'],
  ['not_public', 'failed: link_not_public'],
  ['closed_to_us', 'unknown: link_closed_to_us'],
  ['not_answering', 'unknown: link_not_answering'],
] as const)('a link that is %s: %s', (state, expected) => {
  const link = { state, status: null, failure: null, host: 'a.site' };
  expect(outcome(verify(aVideo(), aLook([], { link }), NOW), 'link_resolves')).toBe(expected);
});

describe('the handle', () => {
  const handleOf = (subject: Subject, look: Look) => outcome(verify(subject, look, NOW), 'creators_handle');

  test('is compared without @ and letter case', () => {
    expect(handleOf(aVideo(), aLook([aSighting({ handles: ['xiaoman'] })]))).toBe('passed: confirmed');
    expect(handleOf(aVideo(), aLook([aSighting({ handles: ['somebody'] })]))).toBe('failed: contradicted');
    expect(handleOf(aVideo(), aLook([aSighting({ handles: [] })]))).toBe('unknown: not_shown');
  });

  test('counts on its own platform only', () => {
    const elsewhere = aLook([aSighting({ platform: 'vimeo', handles: ['xiaoman'] })], { platform: 'vimeo' });
    expect(handleOf(aVideo(), elsewhere)).toBe('failed: other_platform');
    expect(handleOf(aVideo({ platform: null }), elsewhere)).toBe('unknown: platform_not_known');
    expect(handleOf(aVideo({ handle: null }), elsewhere)).toBe('unknown: handle_not_known');
  });

  test('on a page of one’s own is only a claim', () => {
    const own = aSighting({ source: 'page', vouchedBy: 'page', platform: null, handles: ['xiaoman'] });
    expect(handleOf(aVideo(), aLook([own], { platform: null }))).toBe('unknown: only_claimed');
  });

  test('never gets into what is kept', () => {
    const checks = verify(aVideo(), aLook([aSighting({ handles: ['xiaoman', 'somebody'] })]), NOW);
    expect(JSON.stringify(checks).toLowerCase()).not.toMatch(/xiaoman|somebody/);
  });
});

describe('a video', () => {
  test.each([
    ['2026-11-01T23:59:59Z', 'failed: contradicted'],
    ['2026-11-02T00:00:00Z', 'passed: confirmed'],
    ['2026-11-20T10:00:00Z', 'passed: confirmed'],
    ['2026-11-20T10:00:01Z', 'failed: contradicted'],
  ])('published %s: %s', (instant, expected) => {
    const checks = verify(aVideo(), aLook([aSighting({ published: at(instant) })]), NOW);
    expect(outcome(checks, 'published_in_window')).toBe(expected);
  });

  test('published on a day that reaches into the window was published in it', () => {
    const day = { from: '2026-11-01T10:00:00Z', to: '2026-11-02T12:00:00Z' };
    const checks = verify(aVideo(), aLook([aSighting({ published: day })]), NOW);
    expect(outcome(checks, 'published_in_window')).toBe('passed: confirmed');
  });

  test.each([
    [29, 'failed: contradicted'],
    [30, 'passed: confirmed'],
  ])('of %d seconds: %s', (seconds, expected) => {
    expect(outcome(verify(aVideo(), aLook([aSighting({ seconds })]), NOW), 'long_enough')).toBe(expected);
  });
});

describe('a stream', () => {
  const report = (overrides: Partial<Sighting>) =>
    aSighting({
      source: 'report',
      by: 'brand',
      vouchedBy: 'brand',
      platform: null,
      evidenceId: 'evid_1',
      ...overrides,
    });
  const checksOf = (...sightings: Sighting[]) =>
    verify(aStream(), aLook(sightings, { platform: 'douyin' }), NOW);

  test.each([
    ['2026-12-01T11:30:00Z', 'passed: confirmed'],
    ['2026-12-01T12:30:00Z', 'passed: confirmed'],
    ['2026-12-01T12:30:01Z', 'failed: contradicted'],
    ['2026-12-01T11:29:59Z', 'failed: contradicted'],
  ])('that began %s: %s', (startedAt, expected) => {
    expect(outcome(checksOf(report({ startedAt })), 'started_as_agreed')).toBe(expected);
  });

  test('is live as long as reported, else from start to end', () => {
    expect(outcome(checksOf(report({ minutesLive: 59 })), 'minutes_live')).toBe('failed: contradicted');
    expect(outcome(checksOf(report({ minutesLive: 60 })), 'minutes_live')).toBe('passed: confirmed');
    const [startedAt, endedAt] = ['2026-12-01T12:00:00Z', '2026-12-01T12:59:59Z'];
    expect(outcome(checksOf(report({ startedAt, endedAt })), 'minutes_live')).toBe('failed: contradicted');
    expect(outcome(checksOf(report({ startedAt })), 'minutes_live')).toBe('unknown: not_shown');
  });

  test('has to be over when it is handed in', () => {
    expect(outcome(checksOf(report({ endedAt: '2026-12-01T13:59:00Z' })), 'ended')).toBe('passed: confirmed');
    expect(outcome(checksOf(report({ endedAt: '2026-12-01T14:00:01Z' })), 'ended')).toBe(
      'failed: contradicted',
    );
  });

  test('on which brand and platform disagree is for a person', () => {
    const checks = checksOf(report({ minutesLive: 45 }), aSighting({ platform: 'douyin', minutesLive: 61 }));
    expect(outcome(checks, 'minutes_live')).toBe('unknown: sources_disagree');
    expect(checks.find(({ check }) => check === 'minutes_live')?.witnesses).toEqual([
      { source: 'report', by: 'brand', evidenceId: 'evid_1' },
      { source: 'oembed', by: 'www.tiktok.com' },
    ]);
  });
});

describe('products and disclosure', () => {
  const text = (content: string, isWhole = true) => aSighting({ text: { content, isWhole } });
  const outcomes = (sighting: Sighting) => {
    const checks = verify(aVideo(), aLook([sighting]), NOW);
    return [outcome(checks, 'products'), outcome(checks, 'disclosure')];
  };

  test('are found whatever width and case they are written in', () => {
    expect(outcomes(text('Try SKU-1! ＃广告'))).toEqual(['passed: confirmed', 'passed: confirmed']);
  });

  test('a tag is missing only where the whole text was seen; a product code never is', () => {
    expect(outcomes(text('nothing'))).toEqual(['unknown: not_shown', 'failed: contradicted']);
    expect(outcomes(text('nothing', false))).toEqual(['unknown: not_shown', 'unknown: not_shown']);
  });

  test('are missing where a report lists them and they are not listed', () => {
    const reported = aSighting({ vouchedBy: 'provider', products: ['sku-2'], tags: ['#ad', '#广告'] });
    expect(outcomes(reported)).toEqual(['failed: contradicted', 'passed: confirmed']);
  });
});

describe('proof that was handed in', () => {
  const proofIds = ['evid_1', 'evid_2'];

  test('goes to a person where nobody else says anything', () => {
    const checks = verify(aVideo({ proofIds }), aLook(), NOW);
    expect(outcome(checks, 'long_enough')).toBe('unknown: proof_to_review');
    expect(checks.find(({ check }) => check === 'long_enough')?.witnesses).toEqual(
      proofIds.map((evidenceId) => ({ source: 'proof', by: 'creator', evidenceId })),
    );
  });

  test('changes no verdict', () => {
    const checks = verify(aVideo({ proofIds }), aLook([aSighting({ seconds: 10 })]), NOW);
    expect(outcome(checks, 'long_enough')).toBe('failed: contradicted');
    expect(checks.find(({ check }) => check === 'long_enough')?.witnesses).toHaveLength(1);
  });
});
