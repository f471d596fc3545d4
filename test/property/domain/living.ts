import fc from 'fast-check';
import { type Beginning, begin, beginnings } from './beginnings.ts';
import { requireLegal } from './history.ts';
import { takeWorldStep } from './takeWorldStep.ts';
import { World } from './world.ts';
import { type WorldStep, worldSteps } from './worldSteps.ts';

export interface Life {
  readonly begun: readonly Beginning[];
  readonly steps: readonly WorldStep[];
}

export const life: fc.Arbitrary<Life> = fc.record({ begun: beginnings, steps: worldSteps(28) });
/** A history never waits for a timer, so that only fast-check itself can end what takes too long to shrink. */
export const NO_LONGER_THAN = { interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true };

export const verdict = fc.constantFrom('refund' as const, 'release' as const);

/** Plays a life; after every step of it everything has to be in order. */
export async function live({ begun, steps }: Life, world = new World()): Promise<World> {
  for (const each of begun) await begin(world, each);
  for (const step of steps) {
    await takeWorldStep(world, step);
    world.requireService();
    world.plays.forEach(requireLegal);
  }
  return world;
}
