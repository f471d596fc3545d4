import { makeGuardedFetch } from '../../../adapters/platforms/guardedFetch.ts';
import { provider } from '../provider.ts';

/** The web outside: only ever through the guard, unless the runtime brings a web of its own. */
export const web = provider({}, (_env, runtime) => runtime.web ?? makeGuardedFetch());
