import { currencyExponent } from '../../../domain/money/currency.ts';

/** Percent have four decimals where ppm have none. */
const PERCENT_DECIMALS = 4;
const NUMBER = /^(\d{1,16}|\d{1,3}(?:,\d{3}){1,5})(?:\.(\d*))?$/;

/** Minor units as people type them: 800050 CNY is "8000.50", 8000 JPY is "8000". Exact. */
export function amountText(amountMinor: number, currency: string): string {
  return unscaled(amountMinor, currencyExponent(currency));
}

/** 125 000 ppm is "12.5". Exact. */
export function percentText(ratePpm: number): string {
  return unscaled(ratePpm, PERCENT_DECIMALS).replace(/\.?0+$/, '');
}

/**
 * Minor units out of a typed amount, or `null`. Exact: no float is involved. Takes full-width digits and commas
 * between thousands. More than 2^53 comes out as no safe integer, which the domain refuses.
 */
export function parseAmount(text: string, currency: string): number | null {
  return scaled(text, currencyExponent(currency));
}

/** Ppm out of a typed percentage, with or without its sign, or `null`. Exact. */
export function parsePercent(text: string): number | null {
  return scaled(text.normalize('NFKC').replace(/\s*%$/, ''), PERCENT_DECIMALS);
}

function unscaled(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function scaled(text: string, decimals: number): number | null {
  const match = NUMBER.exec(text.normalize('NFKC').trim());
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return null;
  return Number(BigInt(whole.replaceAll(',', '') + fraction.padEnd(decimals, '0')));
}
