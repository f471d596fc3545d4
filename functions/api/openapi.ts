import { jsonResponse } from '../runtime/problem.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { describeApi } from './describeApi.ts';

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
  // The table holds this very route, so it is read when asked for, not when this file is loaded.
  make: () => async () => jsonResponse(200, describeApi((await import('../routes.ts')).ROUTES)),
});
export const handler = lambda(openapi);
