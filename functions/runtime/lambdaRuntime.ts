import { jsonLog } from './log.ts';
import type { Runtime } from './provider.ts';

/** The runtime of a deployed Lambda: the process's environment and the real clock. */
export const lambdaRuntime: Runtime = {
  env: process.env,
  clock: { now: () => Date.now() },
  log: jsonLog((line) => process.stdout.write(`${line}\n`)),
};
