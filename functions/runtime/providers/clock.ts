import { provider } from '../provider.ts';

/** Deal time. */
export const clock = provider({}, (_env, runtime) => runtime.clock);

export const log = provider({}, (_env, runtime) => runtime.log);
