import { jsonResponse } from '../runtime/problem.ts';
import { templates } from '../runtime/providers/templates.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { templateView, tenantOf } from '../templates/templateView.ts';

export const listTemplates = defineRoute({
  name: 'listTemplates',
  method: 'GET',
  path: '/v1/templates',
  description: {
    summary: 'Your templates: terms to start deals from',
    response: { status: 200, description: '{items, nextCursor}; never more than one page' },
  },
  needs: { templates },
  make:
    (services) =>
    async ({ principal }) => {
      const found = await services.templates.ofTenant(tenantOf(principal));
      return jsonResponse(200, { items: found.map(templateView), nextCursor: null });
    },
});
export const handler = lambda(listTemplates);
