/** USD × 10⁻¹², as whole numbers: no price is finer, and no sum loses anything. */
export type Pico = bigint;

const DIGITS = 12;

/** @param usd a decimal such as `0.0000133334` @throws RangeError for anything that is no such number */
export function picoOf(usd: string): Pico {
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d{1,12}))?$/.exec(usd) ?? [];
  if (whole === '') throw new RangeError(`${usd} is no price with at most ${DIGITS} decimals`);
  return BigInt(whole + fraction.padEnd(DIGITS, '0'));
}

/** So much for each `per` units. */
export interface Rate {
  readonly pico: Pico;
  readonly per: bigint;
}

/** What `quantity` whole units cost, to the nearest; a half goes up. */
export function costOf(quantity: bigint, { pico, per }: Rate): Pico {
  if (quantity < 0n) throw new RangeError(`${quantity} is no quantity`);
  return (2n * quantity * pico + per) / (2n * per);
}

/** A rate that changes with what was used before, as bills have it: each step from its `from` on. */
export interface Tiered {
  readonly per: bigint;
  /** In order; the first from 0. */
  readonly steps: readonly { readonly from: bigint; readonly pico: Pico }[];
}

export function tieredCost(quantity: bigint, { per, steps }: Tiered): Pico {
  return steps.reduce((sum, { from, pico }, index) => {
    const until = steps[index + 1]?.from ?? quantity;
    const inStep = (quantity < until ? quantity : until) - from;
    return inStep <= 0n ? sum : sum + costOf(inStep, { pico, per });
  }, 0n);
}

/** For people: `0.000425`. @param decimals at most 12; the rest is rounded to the nearest */
export function usd(pico: Pico, decimals: number): string {
  const unit = 10n ** BigInt(DIGITS - decimals);
  const rounded = (pico + unit / 2n) / unit;
  const digits = rounded.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
