import type { Load } from '../load.ts';

/** Long enough that the compiler has settled and a round still takes seconds, not minutes. */
export const branchingLoad: Load = { warmUp: 1500, oneAtATime: 1500, together: 6400, width: 64 };
export const chainLoad: Load = { warmUp: 256, oneAtATime: 200, together: 1280, width: 64 };

/** Tasks in the chain. */
export const chainLength = 30;
