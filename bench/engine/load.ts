import { quantile } from './statistics.ts';

/** Runs once to its end; `number` tells the runs apart. */
export type RunOnce = (number: number) => Promise<void>;

export interface Load {
  readonly warmUp: number;
  readonly oneAtATime: number;
  readonly together: number;
  /** How many run at once. */
  readonly width: number;
}

/** What a run takes alone (milliseconds), and how many end in a second when many run at once. */
export type Paces = { p50Ms: number; p99Ms: number; perSecond: number };

export async function measurePaces(run: RunOnce, load: Load): Promise<Paces> {
  let number = 0;
  await abreast(load.width, load.warmUp, () => run(number++));
  const alone: number[] = [];
  for (let count = 0; count < load.oneAtATime; count++) {
    const begun = performance.now();
    await run(number++);
    alone.push(performance.now() - begun);
  }
  const begun = performance.now();
  await abreast(load.width, load.together, () => run(number++));
  const perSecond = (load.together * 1000) / (performance.now() - begun);
  return { p50Ms: quantile(alone, 0.5), p99Ms: quantile(alone, 0.99), perSecond };
}

/** `total` runs, always `width` of them under way. */
export async function abreast(width: number, total: number, run: () => Promise<void>): Promise<void> {
  let left = total;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await run();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
