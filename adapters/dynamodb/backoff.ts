import { setTimeout as wait } from 'node:timers/promises';

const BASE_MILLIS = 20;
const CAP_MILLIS = 1_000;

/** How often something contended is tried in all. */
export const MOST_TRIES = 6;

/** Waits before try number `tries + 1`: any time up to a bound that doubles, so that rivals do not meet again. */
export async function backOff(tries: number): Promise<void> {
  await wait(Math.random() * Math.min(CAP_MILLIS, BASE_MILLIS * 2 ** tries));
}
