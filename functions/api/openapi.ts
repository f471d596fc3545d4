import { jsonResponse } from '../runtime/problem.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import document from './openapi.json' with { type: 'json' };

/** The description is made from the route table when it changes (`npm run generate`), not at every request. */
export const openapi = defineOpenRoute({
  name: 'openapi',
  method: 'GET',
  path: '/v1/openapi.json',
  access: 'public',
  description: {
    summary: 'This description (OpenAPI 3.1)',
    response: { status: 200, description: 'OpenAPI 3.1' },
  },
  needs: {},
  make: () => async () => jsonResponse(200, document),
});
export const handler = lambda(openapi);
