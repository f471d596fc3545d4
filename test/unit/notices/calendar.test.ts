import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../functions/notices/noticesFor.ts';
import { renderNotice } from '../../../functions/notices/renderNotice.ts';
import { someTerms } from '../../builders/deal.ts';
import type { Story } from '../pages/story.ts';
import { delivered, funded } from '../pages/story.ts';

const SCHEDULED = '2026-12-01T12:00:00Z';
const BRAND = '茶、茶；Tea, Leaf; Co';

/** The newest notice, with the entry's lines unfolded. */
function newest({ deal, last, now }: Story, locale: 'zh-CN' | 'en' = 'en') {
  const [plan] = noticesFor(last, deal);
  if (plan === undefined) throw new Error('nobody is told');
  const { calendar, text } = renderNotice(plan, {
    ...{ deal, now, party: { name: 'Xiaoman', locale }, brandName: BRAND, creatorName: '小满' },
    ...{ providerName: null, link: 'https://luyue.test/l/secret' },
  });
  return { calendar, text, lines: calendar?.replaceAll('\r\n ', '').split('\r\n') ?? [] };
}

describe('a livestream that lies ahead', () => {
  it('comes with an entry that rings a day and an hour before', () => {
    const story = funded();
    const { lines, text, calendar } = newest(story);
    expect(story.deal.dueAt).toBe(SCHEDULED);
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        `UID:${story.deal.id}@luyue`,
        'DTSTART:20261201T120000Z',
        'DTEND:20261201T130000Z',
        'TRIGGER:-P1D',
        'TRIGGER:-PT1H',
        'END:VCALENDAR',
      ]),
    );
    expect(lines.find((line) => line.startsWith('SUMMARY:'))).toBe(
      'SUMMARY:Livestream: 茶、茶；Tea\\, Leaf\\; Co',
    );
    expect(text).toContain('an entry for your calendar');
    // A calendar is shared more readily than a mail.
    expect(calendar).not.toContain('secret');
    for (const line of calendar?.split('\r\n') ?? []) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(newest(story, 'zh-CN').text).toContain('日历');
  });

  it('that is moved replaces the entry', () => {
    const story = funded();
    const before = newest(story).lines;
    story.acts('brand', 'extend', { to: '2026-12-05T12:00:00Z', reason: 'rain' }).standsAt('delivery');
    const after = newest(story).lines;
    const named = (lines: string[], name: string) => lines.find((line) => line.startsWith(`${name}:`)) ?? '';
    expect(named(after, 'UID')).toBe(named(before, 'UID'));
    expect(Number(named(after, 'SEQUENCE').slice(9))).toBeGreaterThan(
      Number(named(before, 'SEQUENCE').slice(9)),
    );
    expect(named(after, 'DTSTART')).toBe('DTSTART:20261205T120000Z');
  });
});

it.each([
  ['what is for the brand', () => delivered()],
  [
    'a video',
    () => funded({ terms: someTerms({ deliverable: { kind: 'video', dueAt: SCHEDULED, minSeconds: 30 } }) }),
  ],
  [
    'a stream that has been',
    () => {
      const story = delivered()
        .waits(40 * 86_400_000)
        .acts('brand', 'request_changes', { note: 'again' });
      return story.standsAt('delivery');
    },
  ],
])('nothing comes with %s', (_what, make) => {
  const { calendar, text } = newest(make());
  expect(calendar).toBeUndefined();
  expect(text).not.toContain('calendar');
});
