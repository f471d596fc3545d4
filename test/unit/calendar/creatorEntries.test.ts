import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../functions/calendar/calendarFile.ts';
import { creatorEntries } from '../../../functions/calendar/creatorEntries.ts';
import { readerOf } from '../../../functions/words/reader.ts';
import { standingAt, videoTerms } from '../domain/stages.ts';

const entriesOf = ({ deal }: ReturnType<typeof standingAt>, locale: 'zh-CN' | 'en' = 'en') =>
  creatorEntries(deal, 'BRAND', readerOf(locale, 'Asia/Shanghai'));

describe('what a creator has to be on time for', () => {
  it('is the answer alone while nothing is agreed', () => {
    const play = standingAt('response');
    const [deadline, ...others] = entriesOf(play);
    expect(deadline).toMatchObject({ uid: `${play.deal.id}.deadline@luyue`, end: play.deal.gate?.deadline });
    expect(others).toEqual([]);
  });

  it('is the stream and the deadline of what it has to do, each told in its zone', () => {
    const play = standingAt('delivery');
    const [stream, deadline] = entriesOf(play, 'zh-CN');
    expect(stream).toMatchObject({ uid: `${play.deal.id}@luyue`, start: '2026-12-01T12:00:00Z' });
    expect(deadline?.description).toContain('2026年12月2日周三 20:00（中国标准时间）');
  });

  it('of a video is when it has to be out', () => {
    const play = standingAt('funding', { terms: videoTerms() });
    const [due, ...others] = entriesOf(play);
    expect(due).toMatchObject({ end: '2026-12-01T12:00:00Z', summary: 'Publish the video: BRAND' });
    expect(others).toEqual([]);
  });

  it('moves where the brand moves it', () => {
    const play = standingAt('delivery');
    const [before] = entriesOf(play);
    play.must('brand', 'extend', { to: '2026-12-05T12:00:00Z', reason: 'rain' });
    const [after] = entriesOf(play);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.start).toBe('2026-12-05T12:00:00Z');
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.NaN);
  });

  it('is taken off the calendar where the work will not be done', () => {
    expect(entriesOf(standingAt('delivery').must('brand', 'cancel'))).toMatchObject([{ isCancelled: true }]);
    const play = standingAt('funding').must('creator', 'withdraw');
    const file = calendarFile(entriesOf(play), play.now);
    expect(file).toContain('STATUS:CANCELLED');
    expect(file).not.toContain('VALARM');
    expect(entriesOf(standingAt('response').must('creator', 'decline'))).toEqual([]);
  });
});

it('a calendar file names the zone of its reader, and gives instants', () => {
  const file = calendarFile(entriesOf(standingAt('delivery')), 0, 'Asia/Shanghai');
  expect(file).toContain('\r\nX-WR-TIMEZONE:Asia/Shanghai\r\n');
  expect(file).toMatch(/^DTSTART:20261201T120000Z\r$/m);
  expect(file.split('\r\n').at(-2)).toBe('END:VCALENDAR');
});
