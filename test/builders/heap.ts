import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** What is in use when nothing that could be forgotten is remembered; bytes. */
export function liveBytes(): number {
  if (typeof collectGarbage !== 'function') throw new Error('the garbage collector cannot be called');
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The most that was live at any of the moments at which the returned function was called, above now; bytes. */
export function watchHeap(): { look: () => void; growthBytes: () => number } {
  const before = liveBytes();
  let most = before;
  return {
    look: () => {
      most = Math.max(most, liveBytes());
    },
    growthBytes: () => most - before,
  };
}
