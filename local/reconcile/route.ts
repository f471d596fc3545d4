import { reconcile } from '../../functions/events/reconcile.ts';
import type { Runtime } from '../../functions/runtime/provider.ts';
import type { LocalRoute } from '../gateway/routes.ts';
import type { Lambdas } from '../lambdas.ts';
import { json } from '../routes/localhostOnly.ts';
import { reconcileNow } from './report.ts';

/** `POST /_local/reconcile`: the nightly reconciliation, now. */
export function reconcileRoute(runtime: Runtime, lambdas: Lambdas): LocalRoute {
  const invoke = lambdas.handlerOf(reconcile);
  return {
    method: 'POST',
    path: '/_local/reconcile',
    handle: async () => json(200, await reconcileNow(runtime, invoke)),
  };
}
