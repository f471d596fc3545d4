import { templates } from '../runtime/providers/templates.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { noTemplate, tenantOf } from '../templates/templateView.ts';

export const deleteTemplate = defineRoute({
  name: 'deleteTemplate',
  method: 'DELETE',
  path: '/v1/templates/{id}',
  description: {
    summary: 'Keep a template no longer; deals that were started from it stay as they are',
    response: { status: 204, description: 'It is gone' },
  },
  needs: { templates },
  make:
    (services) =>
    async ({ params, principal }) => {
      const isGone = await services.templates.remove(tenantOf(principal), params.id ?? '');
      if (!isGone) throw noTemplate();
      return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
    },
});
export const handler = lambda(deleteTemplate);
