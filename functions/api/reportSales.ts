import { ordersOf, salesReportSchema } from '../../domain/actions/sales.ts';
import { reportSales as report } from '../deals/reportSales.ts';
import { parseBody } from '../runtime/body.ts';
import { actorOf } from '../runtime/principal.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { visibleDeal } from './visibleDeal.ts';

/** Orders are idempotent by their ids, so this route needs no idempotency key: the same report changes nothing. */
export const reportSales = defineRoute({
  name: 'reportSales',
  method: 'POST',
  path: '/v1/deals/{id}/sales',
  description: {
    summary: 'Report up to 500 orders, as an array or as {orders}',
    body: salesReportSchema,
    response: { status: 200, description: 'How many were new, corrected, unchanged or outside attribution' },
  },
  needs: { deals, clock },
  make:
    (services) =>
    async ({ params, principal, body }) => {
      const deal = await visibleDeal(services.deals, params.id, principal);
      if (principal.role === 'operator')
        throw new Problem(403, 'not_allowed', 'Sales are reported by brand or provider.');
      const mandate = deal.provider?.mandate ?? [];
      if (principal.role === 'provider' && !mandate.includes('report_sales')) {
        throw new Problem(403, 'not_allowed', 'The mandate does not cover report_sales.');
      }
      const { orders, path } = ordersOf(parseBody(salesReportSchema, body));
      return jsonResponse(200, await report(services, deal.id, orders, actorOf(principal), path));
    },
});
export const handler = lambda(reportSales);
