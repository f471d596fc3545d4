import { rebuildRecords } from '../../functions/events/rebuildRecords.ts';
import type { LocalRoute } from '../gateway/routes.ts';
import type { Lambdas } from '../lambdas.ts';
import { json } from '../routes/localhostOnly.ts';
import { rebuildAll } from './rebuilt.ts';

/** `POST /_local/records`: every closed deal is counted again. */
export function recordsRoute(lambdas: Lambdas): LocalRoute {
  const invoke = lambdas.handlerOf(rebuildRecords);
  return {
    method: 'POST',
    path: '/_local/records',
    handle: async () => json(200, { ...(await rebuildAll(invoke)), cursor: null }),
  };
}
