import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Lane } from './lane.ts';
import { expectNothingLost } from './verdict.ts';

/** `CRASH_KILLS` and `CRASH_SEED` make it longer, or the same again. */
const kills = Number(process.env.CRASH_KILLS ?? 200);
const seed = process.env.CRASH_SEED ?? String(randomInt(2 ** 32));
const lanes = 3;
const executionsEach = 70;
/** How long a life serves at most. */
const mostMs = 150;

test(`killed ${kills} times at random moments, the engine loses nothing it has promised`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  console.log(`CRASH_SEED=${seed} CRASH_KILLS=${kills}, in ${folder}, which stays if this fails`);
  const perLane = Math.ceil(kills / lanes);
  const run = async (lane: number): Promise<void> => {
    const names = Array.from({ length: executionsEach }, (_, at) => `deal-${lane}-${at}`);
    const place = {
      file: join(folder, `${lane}.db`),
      journal: join(folder, `${lane}.journal`),
    };
    const driver = new Lane(place, { seed: `${seed}:${lane}`, drawn: 0 }, names);
    for (let kill = 0; kill < perLane; kill++) await driver.dieOnce(mostMs);
    const life = await driver.finish();
    try {
      expect(driver.sightings.size).toBeGreaterThan(0);
      await expectNothingLost(driver, life, names);
    } finally {
      await life.kill();
      driver.close();
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => run(lane)));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  rmSync(folder, { recursive: true });
}, 600_000);
