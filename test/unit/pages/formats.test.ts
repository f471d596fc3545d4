import { describe, expect, it } from 'vitest';
import { distance, duration, fileSize, percent } from '../../../functions/words/formats.ts';

describe('how far away an instant is', () => {
  const now = Date.parse('2026-11-01T00:00:00Z');
  it.each([
    ['2026-11-08T00:00:00Z', 'in 7 days'],
    ['2026-11-07T23:59:00Z', 'in 6 days'],
    ['2026-11-02T23:59:00Z', 'in 47 hours'],
    ['2026-11-01T01:59:59Z', 'in 119 minutes'],
    ['2026-10-31T21:00:00Z', '3 hours ago'],
  ])('%s: %s', (instant, said) => {
    expect(distance(instant, now, 'en')).toBe(said);
  });
});

it.each([
  ['P15D', '15 days', '15天'],
  ['PT72H', '72 hours', '72小时'],
  ['P1DT12H', '1 day, 12 hours', '1天12小时'],
  ['P2W', '2 weeks', '2周'],
  ['P0D', '0 days', '0天'],
])('says %s', (iso, english, chinese) => {
  expect(duration(iso, 'en')).toBe(english);
  expect(duration(iso, 'zh-CN')).toBe(chinese);
});

it('says rates to the last ppm', () => {
  expect(percent(125_001, 'en')).toBe('12.5001%');
});

it.each([
  [70, '70 byte'],
  [142_300, '142.3 kB'],
  [1_234_567, '1.2 MB'],
])('says how large %i bytes are', (bytes, said) => {
  expect(fileSize(bytes, 'en')).toBe(said);
});
