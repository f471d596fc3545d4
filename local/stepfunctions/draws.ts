import { hash } from 'node:crypto';

/** A stream of random values that one seed repeats exactly; `drawn` is its only state, so it can be stored. */
export interface Draws {
  drawn: number;
  readonly seed: string;
}

const next = (draws: Draws): string => hash('sha256', `${draws.seed}:${draws.drawn++}`, 'hex');

/** In [0, 1), from 48 bits. */
export const drawFraction = (draws: Draws): number => Number.parseInt(next(draws).slice(0, 12), 16) / 2 ** 48;

export const drawHex = (draws: Draws, length: number): string => next(draws).slice(0, length);

/** A version 4 UUID. */
export function drawUuid(draws: Draws): string {
  const hex = next(draws);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
