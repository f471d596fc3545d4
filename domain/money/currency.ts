import * as z from 'zod/mini';

/** Active codes of ISO 4217 (list one of 2026-01-01) that name money: funds, metals and test codes are left out. */
const ACTIVE = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
   CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
   HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
   MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
   RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
   TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/),
);

/** An ISO 4217 code in capitals. */
export const currencySchema = z
  .string()
  .check(z.refine((code) => ACTIVE.has(code), 'is not an active ISO 4217 currency code'));

/** Where ISO 4217 differs from two digits. `Intl` follows price tags instead: it shows IDR and HUF without any. */
const EXPONENTS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
];
const EXPONENT_OF = new Map(
  EXPONENTS.flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** The minor unit of ISO 4217, in digits after the decimal point: 2 for CNY, 0 for JPY. */
export function currencyExponent(currency: string): number {
  return EXPONENT_OF.get(currency) ?? 2;
}

/** Where money cannot be moved by single minor units: what it has to be a multiple of. */
const MOVABLE_UNITS: readonly (readonly [number, string])[] = [
  [10, 'BHD JOD KWD OMR TND'],
  [100, 'MGA'],
];
const MOVABLE_UNIT_OF = new Map(
  MOVABLE_UNITS.flatMap(([unit, codes]) => codes.split(' ').map((code) => [code, unit] as const)),
);

/**
 * The least that payment services move of a currency, in minor units: 1 for nearly all. Three decimals exist in the
 * books of some countries only, and of the ariary (MGA) nobody moves a hundredth.
 * Source: https://docs.stripe.com/currencies (three-decimal and zero-decimal currencies)
 */
export function movableUnitMinor(currency: string): number {
  return MOVABLE_UNIT_OF.get(currency) ?? 1;
}

/** `amountMinor` rounded down to what can be moved: each share that is cut off an amount is. */
export function movable(amountMinor: number, currency: string): number {
  return amountMinor - (amountMinor % movableUnitMinor(currency));
}

/** What to say of an amount that cannot be moved. */
export function mustBeMovable(currency: string): string {
  return `must be a multiple of ${movableUnitMinor(currency)}: ${currency} cannot be paid more finely`;
}

/** For people only, never to reckon with: 800000 CNY is "¥8,000.00", or "CNY 8,000.00" by its code. */
export function formatMoney(
  amountMinor: number,
  currency: string,
  locale: string,
  currencyDisplay: 'narrowSymbol' | 'code' = 'narrowSymbol',
): string {
  const exponent = currencyExponent(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  return format.format(amountMinor / 10 ** exponent);
}
