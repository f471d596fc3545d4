import { expect, test } from 'vitest';
import { boundedPlays, TooManyPlays } from '../../../local/simulation/bounded.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('lets so many run at once, and the next once one of them ended, however it did', async () => {
  const bounded = boundedPlays({ mostAtOnce: 1, timeoutMillis: 60_000 });
  const gate = Promise.withResolvers<string>();
  const first = bounded(() => gate.promise);
  await expect(bounded(async () => 'second')).rejects.toBeInstanceOf(TooManyPlays);
  gate.reject(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await expect(bounded(async () => 'third')).resolves.toBe('third');
});

test('gives a play up after its time, and says so', async () => {
  const bounded = boundedPlays({ mostAtOnce: 1, timeoutMillis: 1 });
  await expect(bounded(untilAborted)).rejects.toMatchObject({ code: 'simulation_took_too_long' });
});
