import { describe, expect, it } from 'vitest';
import {
  currencyExponent,
  currencySchema,
  formatMoney,
  movable,
  movableUnitMinor,
  mustBeMovable,
} from '../../../../domain/money/currency.ts';

describe('currencySchema', () => {
  it.each(['CNY', 'USD', 'EUR', 'JPY', 'KWD', 'IDR', 'VND', 'ZWG', 'XCG'])('knows %s', (code) => {
    expect(currencySchema.safeParse(code).success).toBe(true);
  });

  it.each<[unknown, string]>([
    ['XAU', 'gold'],
    ['XXX', 'no currency'],
    ['XTS', 'for tests'],
    ['CHE', 'a unit of account'],
    ['RMB', 'a name, not a code'],
    ['DEM', 'withdrawn'],
    ['HRK', 'withdrawn'],
    ['ABC', 'nothing'],
    ['cny', 'not in capitals'],
    [' CNY', 'not trimmed'],
    ['', 'empty'],
    ['CNY USD', 'two'],
    [156, 'a number'],
    [null, 'nothing at all'],
  ])('refuses %s: %s', (code) => {
    expect(currencySchema.safeParse(code).success).toBe(false);
  });

  it('says what is wrong with a code', () => {
    const { error } = currencySchema.safeParse('DEM');
    expect(error?.issues).toMatchObject([{ message: 'is not an active ISO 4217 currency code' }]);
  });
});

describe('currencyExponent follows ISO 4217, not the habits of price tags', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['CLP', 0],
    ['ISK', 0],
    ['XOF', 0],
    ['CNY', 2],
    ['USD', 2],
    ['EUR', 2],
    ['HUF', 2],
    ['IDR', 2],
    ['COP', 2],
    ['PKR', 2],
    ['LBP', 2],
    ['MMK', 2],
    ['BHD', 3],
    ['IQD', 3],
    ['JOD', 3],
    ['KWD', 3],
    ['LYD', 3],
    ['OMR', 3],
    ['TND', 3],
  ])('%s has %i digits', (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent);
  });
});

describe('what payment services move of a currency', () => {
  it.each([
    ['CNY', 1],
    ['JPY', 1],
    ['ISK', 1],
    ['BHD', 10],
    ['JOD', 10],
    ['KWD', 10],
    ['OMR', 10],
    ['TND', 10],
    ['MGA', 100],
  ])('%s: multiples of %i', (currency, unit) => {
    expect(movableUnitMinor(currency)).toBe(unit);
    expect([0, unit - 1, unit, 2 * unit - 1].map((amount) => movable(amount, currency))).toEqual(
      unit === 1 ? [0, 0, 1, 1] : [0, 0, unit, unit],
    );
  });

  it('is said of an amount that is finer', () => {
    expect(mustBeMovable('KWD')).toBe('must be a multiple of 10: KWD cannot be paid more finely');
  });
});

describe('formatMoney', () => {
  it.each([
    [800_000, 'CNY', 'zh-CN', '¥8,000.00'],
    [800_050, 'USD', 'en', '$8,000.50'],
    [8_000, 'JPY', 'en', '¥8,000'],
    [8_000_500, 'KWD', 'en', 'KWD 8,000.500'],
    [800_050, 'IDR', 'en', 'Rp 8,000.50'],
    [0, 'CNY', 'en', '¥0.00'],
  ])('%i %s in %s is %s', (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(text);
  });
});
