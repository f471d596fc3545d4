import { jsonResponse } from '../runtime/problem.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

/** Ready means that the database answers; looking for a deal that cannot exist shows it. */
export const health = defineOpenRoute({
  name: 'health',
  method: 'GET',
  path: '/healthz',
  access: 'public',
  description: { summary: '200 when ready', response: { status: 200, description: '{status: "ok"}' } },
  needs: { deals: dealsToRead },
  make: (services) => async () => {
    await services.deals.find('health');
    return jsonResponse(200, { status: 'ok' });
  },
});
export const handler = lambda(health);
