import { describe, expect, test } from 'vitest';
import { parseAuditSearch } from '../../../console/pages/audit/search.ts';
import { figureCsv, hasValues } from '../../../console/pages/overview/chart/figure.ts';
import { optionOf } from '../../../console/pages/overview/chart/option.ts';
import { secondsIn, sharesIn } from '../../../console/pages/overview/formats.ts';
import { boundsOf } from '../../../console/pages/overview/period.ts';
import { parseOverviewSearch } from '../../../console/pages/overview/search.ts';

const NOW = new Date(2026, 10, 15, 12).getTime();
const local = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();

describe('a period', () => {
  test.each([
    [{}, { from: local(2025, 12, 1) }],
    [{ period: 'thisMonth' }, { from: local(2026, 11, 1) }],
    [{ period: 'lastMonth' }, { from: local(2026, 10, 1), to: local(2026, 11, 1) }],
    [{ period: 'threeMonths' }, { from: local(2026, 9, 1) }],
    [
      { period: 'custom', from: '2026-02-28', to: '2026-02-28' },
      { from: local(2026, 2, 28), to: local(2026, 3, 1) },
    ],
    [{ period: 'custom', from: '2026-03-01', to: '2026-02-01' }, { from: local(2026, 3, 1) }],
    [{ period: 'custom' }, { from: local(2025, 12, 1) }],
  ])('of %j is %j on this device', (given, bounds) => {
    expect(boundsOf(parseOverviewSearch(given), NOW)).toEqual(bounds);
  });

  test('begins a year earlier in January', () => {
    const january = new Date(2027, 0, 3).getTime();
    expect(boundsOf({ period: 'lastMonth' }, january)).toEqual({
      from: local(2026, 12, 1),
      to: local(2027, 1, 1),
    });
  });
});

test('an address says what is looked at; what it does not know is left out', () => {
  const given = { period: 'ever', from: '2026-13-40', to: 7, currency: 'yuan', providerId: 'prov_1', x: 1 };
  expect(parseOverviewSearch(given)).toEqual({ providerId: 'prov_1' });
  expect(parseAuditSearch({ subject: ' me ', dealId: '', from: '2026-01-01', to: 'soon' })).toEqual({
    subject: 'me',
    from: '2026-01-01',
  });
});

describe('a figure', () => {
  const figure = {
    head: 'Month',
    rows: ['2026-10', '=2026-11'],
    series: [
      { name: 'Median, all', values: [1, null] },
      { name: 'p90', values: [0, 3] },
    ],
  };
  const palette = { text: '#000', quiet: '#444', line: '#ddd', background: '#fff', series: ['#00f', '#a50'] };
  const say = (value: number) => `${value} s`;

  test('is exported as it was measured, and never as a formula', () => {
    expect(figureCsv(figure)).toBe('Month,"Median, all",p90\r\n2026-10,1,0\r\n\'=2026-11,,3\r\n');
  });

  test('of nothing but zeros is not drawn', () => {
    expect(hasValues(figure)).toBe(true);
    expect(hasValues({ ...figure, series: [{ name: 'a', values: [0, null] }] })).toBe(false);
  });

  test('is drawn with its names on one axis, series told apart by more than colour', () => {
    const bars = optionOf(figure, { kind: 'bars', say }, palette);
    expect(bars).toMatchObject({ yAxis: { type: 'category', data: figure.rows }, xAxis: { type: 'value' } });
    expect(bars).toMatchObject({ series: [{ itemStyle: {} }, { itemStyle: { decal: { symbol: 'rect' } } }] });
    const lines = optionOf(figure, { kind: 'lines', say }, palette);
    expect(lines).toMatchObject({ xAxis: { type: 'category' }, yAxis: { min: 0, max: 1 } });
    expect(lines).toMatchObject({ series: [{ symbol: 'circle' }, { symbol: 'diamond' }] });
  });
});

test('times are said in the largest unit that fits, shares as percentages', () => {
  const say = secondsIn('en');
  expect([0, 59, 90, 5400, 86_400 * 2.25].map(say)).toEqual([
    '0 sec',
    '59 sec',
    '1.5 min',
    '1.5 hr',
    '2.3 days',
  ]);
  expect(sharesIn('en')(1 / 3)).toBe('33.3%');
});
