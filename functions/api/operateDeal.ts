import { operate } from '../operation/operate.ts';
import { operationBodySchema } from '../operation/operations.ts';
import { parseJson } from '../runtime/body.ts';
import { intentOf } from '../runtime/idempotency.ts';
import { actorOf } from '../runtime/principal.ts';
import { Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { notices } from '../runtime/providers/notices.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';
import { visibleDeal } from './visibleDeal.ts';

export const operateDeal = defineRoute({
  name: 'operateDeal',
  method: 'POST',
  path: '/v1/deals/{id}/operations/{operation}',
  description: {
    onlyFor: 'operator',
    summary:
      'What an operator does besides answering the gate, with a reason: resend-notice, reissue-link, extend-clock, retry-payments, restart-workflow',
    body: operationBodySchema,
    response: { status: 200, description: 'The deal afterwards' },
  },
  needs: { deals, parties, notices, clock },
  make: (services) => async (request) => {
    const { params, principal, path } = request;
    const deal = await visibleDeal(services.deals, params.id, principal);
    if (principal.role !== 'operator') throw new Problem(403, 'not_allowed', 'Operations are for operators.');
    const payload = request.body === '' ? {} : parseJson(request.body);
    const view = makeDealViewer(services.parties);
    const scope = `${principal.role}:${principal.subject}:POST ${path}`;
    return operate(services, {
      dealId: deal.id,
      operation: params.operation ?? '',
      payload,
      by: actorOf(principal),
      intent: intentOf(request.headers['idempotency-key'], scope, payload),
      view: (changed) => view(changed, principal.role),
    });
  },
});
export const handler = lambda(operateDeal);
