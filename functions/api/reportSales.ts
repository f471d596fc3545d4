import { salesReportSchema } from '../../domain/actions/sales.ts';
import { takeSalesReport } from '../deals/takeSalesReport.ts';
import { jsonResponse } from '../runtime/problem.ts';
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
      return jsonResponse(200, await takeSalesReport(services, deal, principal, body));
    },
});
export const handler = lambda(reportSales);
