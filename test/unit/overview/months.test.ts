import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsBetween, monthsOf } from '../../../domain/overview/months.ts';

test.each([
  ['UTC', '2026-11-30T23:59:59.999Z', '2026-11'],
  ['UTC', '2026-12-01T00:00:00Z', '2026-12'],
  ['Asia/Shanghai', '2026-11-30T15:59:59Z', '2026-11'],
  ['Asia/Shanghai', '2026-11-30T16:00:00Z', '2026-12'],
  ['America/Los_Angeles', '2027-01-01T07:59:59Z', '2026-12'],
  // Clocks went back an hour on this day.
  ['Europe/Berlin', '2026-10-31T22:59:59Z', '2026-10'],
  ['Europe/Berlin', '2026-10-31T23:00:00Z', '2026-11'],
  ['Pacific/Kiritimati', '2026-10-31T10:00:00Z', '2026-11'],
])('in %s %s lies in %s', (timeZone, instant, month) => {
  expect(monthsOf(timeZone)(instant)).toBe(month);
  expect(monthsOf(timeZone)(Date.parse(instant))).toBe(month);
});

test('a zone that nobody knows is refused', () => {
  expect(() => monthsOf('Mars/Olympus')).toThrow(RangeError);
});

test('months follow each other without a gap, over years', () => {
  expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthsBetween('2026-11', '2026-11')).toEqual(['2026-11']);
  expect(monthsBetween('2026-12', '2026-11')).toEqual([]);
});

test('every instant between two lies in one of their months', () => {
  const instant = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') });
  const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata');
  fc.assert(
    fc.property(instant, instant, instant, zone, (a, b, c, timeZone) => {
      const [from = 0, between = 0, to = 0] = [a, b, c].sort((x, y) => x - y);
      const monthOf = monthsOf(timeZone);
      expect(monthsBetween(monthOf(from), monthOf(to))).toContain(monthOf(between));
    }),
  );
});
