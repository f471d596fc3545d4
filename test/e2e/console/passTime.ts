import type { Locator } from 'playwright-core';

/** Longer than any page lets pass before it asks again. */
const STEP_MILLIS = 30_000;
const LOOK_MILLIS = 500;
const MOST_STEPS = 40;

/**
 * Lets time pass in the page until something is seen, so that nobody waits for what it asks from time to time, or tries
 * again later. The page's clock must be installed.
 */
export async function passTimeUntil(seen: Locator): Promise<void> {
  for (let step = 1; step < MOST_STEPS; step += 1) {
    await seen.page().clock.fastForward(STEP_MILLIS);
    const isSeen = await seen.waitFor({ timeout: LOOK_MILLIS }).then(
      () => true,
      () => false,
    );
    if (isSeen) return;
  }
  await seen.waitFor();
}
