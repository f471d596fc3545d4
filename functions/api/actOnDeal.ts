import { takeAction } from '../deals/takeAction.ts';
import { takeSalesReport } from '../deals/takeSalesReport.ts';
import { requireDeal } from '../deals/updateDeal.ts';
import { parseJson } from '../runtime/body.ts';
import { intentOf } from '../runtime/idempotency.ts';
import { networkOf } from '../runtime/network.ts';
import { actorOf } from '../runtime/principal.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';
import { visibleDeal } from './visibleDeal.ts';

export const actOnDeal = defineRoute({
  name: 'actOnDeal',
  method: 'POST',
  path: '/v1/deals/{id}/actions/{action}',
  description: {
    summary: 'Act at the gate at which the deal stands; the body is the payload of the action',
    response: { status: 200, description: 'The deal afterwards' },
  },
  needs: { deals, parties, evidence, workflows, clock, log },
  make: (services) => async (request) => {
    const { params, principal, path } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    if (params.action === 'report_sales') {
      // It answers no gate: the deal goes on waiting for more sales. Repeating it changes nothing.
      await takeSalesReport(services, deal, principal, request.body);
      const reported = await requireDeal(services.deals, deal.id);
      return jsonResponse(200, await makeDealViewer(services.parties)(reported, principal.role));
    }
    const payload = request.body === '' ? {} : parseJson(request.body);
    const view = makeDealViewer(services.parties);
    const scope = `${principal.role}:${principal.subject}:POST ${path}`;
    return takeAction(services, {
      dealId: deal.id,
      action: params.action ?? '',
      payload,
      actor: actorOf(principal),
      origin: { channel: 'api', network: networkOf(request.sourceIp) },
      intent: intentOf(request.headers['idempotency-key'], scope, payload),
      view: (acted) => view(acted, principal.role),
    });
  },
});
export const handler = lambda(actOnDeal);
