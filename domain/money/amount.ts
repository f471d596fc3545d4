import * as z from 'zod/mini';
import { InvariantViolation } from '../errors.ts';

/** A share in parts per million: 150 000 is 15 %. */
export const PPM = 1_000_000;

/** Integer minor units (分, cents) of the currency beside it; never negative. */
export const amountMinorSchema = z.number().check(
  z.refine((value) => Number.isSafeInteger(value), 'must be an integer number of minor units within ±2^53'),
  z.minimum(0, 'must not be negative'),
);

export const ratePpmSchema = z.number().check(
  z.refine((value) => Number.isSafeInteger(value), 'must be an integer number of parts per million'),
  z.minimum(0, 'must not be negative'),
  z.maximum(PPM, 'must not exceed 1 000 000 ppm'),
);

export function isRatePpm(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= PPM;
}

/** floor(amountMinor × ratePpm ÷ 10⁶). @throws InvariantViolation for an amount or a rate that is none */
export function sharePpm(amountMinor: number, ratePpm: number): number {
  if (!isRatePpm(ratePpm)) throw new InvariantViolation(`not a rate in ppm: ${ratePpm}`);
  return shareFloor(amountMinor, ratePpm);
}

/**
 * floor(amountMinor × numerator ÷ denominator), exact: the product goes through BigInt.
 * Rounds down, so a share never exceeds what the terms say.
 * @throws InvariantViolation for negative or unsafe operands
 */
export function shareFloor(amountMinor: number, numerator: number, denominator: number = PPM): number {
  requireAmount(amountMinor);
  requireAmount(numerator);
  if (!Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new InvariantViolation(`not a denominator: ${denominator}`);
  }
  return requireAmount(Number((BigInt(amountMinor) * BigInt(numerator)) / BigInt(denominator)));
}

/** The sum of non-negative amounts of one currency. @throws InvariantViolation when it leaves the safe range */
export function sumMinor(...amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => requireAmount(sum + requireAmount(amount)), 0);
}

/** @throws InvariantViolation unless `amountMinor` is a non-negative safe integer */
export function requireAmount(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) {
    throw new InvariantViolation(`not an amount in minor units: ${amountMinor}`);
  }
  return amountMinor;
}
