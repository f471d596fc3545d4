import { describe, expect, test } from 'vitest';
import { BadSalesFile } from '../../../local/sales/readLines.ts';
import { orderReader } from '../../../local/sales/toOrder.ts';

const HEADER = ['orderId', 'at', 'net', 'refunded', 'cancelledBeforeShipping'];
const AT = '2026-12-02T00:00:00Z';
const read = (cells: string[], currency: string | null = null, header = HEADER) =>
  orderReader(header, currency)(cells);

describe('a line of a sales file', () => {
  test('is an order in minor units', () => {
    expect(read(['a', AT, '12900', '400', 'true'])).toEqual({
      order: { orderId: 'a', at: AT, net: 12_900, refunded: 400, cancelledBeforeShipping: true },
    });
    expect(read(['a', AT, '12900', '', ''])).toEqual({ order: { orderId: 'a', at: AT, net: 12_900 } });
  });

  test.each([
    ['129.5', 'CNY', 12_950],
    ['1,129', 'CNY', 112_900],
    ['129', 'JPY', 129],
    ['0.125', 'KWD', 125],
    ['90071992547409.91', 'CNY', 9_007_199_254_740_991],
  ])('in major units %s %s is exactly %i', (text, currency, net) => {
    expect(read(['a', AT, text, '', ''], currency)).toMatchObject({ order: { net } });
  });

  test('takes the columns in any order, and passes over what a file of rejected lines added', () => {
    const header = ['line', 'reason', 'net', 'orderId', 'at'];
    expect(read(['7', 'net must not be negative', '5', 'a', AT], null, header)).toEqual({
      order: { orderId: 'a', at: AT, net: 5 },
    });
  });

  test.each<[string, string[], string | null, RegExp]>([
    ['a fraction of a minor unit', ['a', AT, '1.5', '', ''], null, /^net /],
    ['more decimals than the currency has', ['a', AT, '1.555', '', ''], 'CNY', /^net /],
    ['a negative amount', ['a', AT, '-1', '', ''], null, /^net /],
    ['an unsafe amount', ['a', AT, '9007199254740993', '', ''], null, /^net /],
    ['no amount', ['a', AT, '', '', ''], null, /^net /],
    ['a number with an exponent', ['a', AT, '1e3', '', ''], null, /^net /],
    ['more refunded than paid', ['a', AT, '1', '2', ''], null, /^refunded must not exceed net/],
    ['a local time', ['a', '2026-12-02 00:00', '1', '', ''], null, /^at /],
    ['no id', ['', AT, '1', '', ''], null, /^orderId /],
    ['a flag that is none', ['a', AT, '1', '', 'perhaps'], null, /^cancelledBeforeShipping /],
    ['too few columns', ['a', AT], null, /^has 2 columns instead of 5/],
    ['several faults', ['', 'now', '1', '', ''], null, /orderId .+; at /],
    [
      'a refund that is no amount',
      ['a', AT, '1', 'x', ''],
      null,
      /^refunded must be a whole number of minor units/,
    ],
    [
      'one that is no amount of yuan',
      ['a', AT, '1', '0.5.', ''],
      'CNY',
      /^refunded must be an amount of CNY/,
    ],
  ])('%s is said why', (_, cells, currency, reason) => {
    expect(read(cells, currency)).toEqual({ reason: expect.stringMatching(reason) });
  });

  test.each<[string, string[], RegExp]>([
    ['a column that is missing', ['orderId', 'at'], /net is missing/],
    ['an unknown column', [...HEADER, 'colour'], /colour is not known/],
    ['a column without a name', [...HEADER, ''], /a column without a name/],
    ['a column twice', [...HEADER, 'net'], /net is there twice/],
  ])('%s is refused before anything is reported', (_, header, message) => {
    expect(() => orderReader(header, null)).toThrow(BadSalesFile);
    expect(() => orderReader(header, null)).toThrow(message);
  });
});
