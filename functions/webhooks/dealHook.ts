import { dealRequestSchema } from '../deals/dealRequest.ts';
import { startDeal } from '../deals/startDeal.ts';
import { parseBody } from '../runtime/body.ts';
import { earlierResult, intentOf, replay } from '../runtime/idempotency.ts';
import { faultsProblem, jsonResponse } from '../runtime/problem.ts';
import { access } from '../runtime/providers/access.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { signedBy } from './signedBy.ts';

/** A brand's system starts a deal; the webhook's id makes repetitions harmless. */
export const dealHook = defineOpenRoute({
  name: 'dealHook',
  method: 'POST',
  path: '/v1/hooks/{endpointId}/deals',
  access: 'signed',
  description: {
    summary: 'Start a deal from a signed webhook (Standard Webhooks)',
    body: dealRequestSchema,
    response: { status: 202, description: '{dealId}' },
  },
  needs: { deals, parties, workflows, access, clock, log },
  make: (services) => async (request) => {
    const { id, hook } = await signedBy(services, request, ['brand']);
    const brandId = hook.tenantId;
    const body = parseBody(dealRequestSchema, request.body);
    if (body.brand !== undefined && body.brand.id !== brandId) {
      const fault = { path: ['brand', 'id'], message: 'must be the brand of this endpoint' };
      throw faultsProblem(422, 'invalid_request', 'The request does not fit.', [fault]);
    }
    const intent = intentOf(id, `hook:${request.params.endpointId}`, body);
    const earlier = await earlierResult(services.deals, intent);
    if (earlier !== null) return earlier;

    const result = await startDeal(services, {
      request: body,
      brandId,
      by: { role: 'brand', id: brandId },
      ...(intent === null
        ? {}
        : { keep: async (deal) => ({ ...intent, status: 202, body: { dealId: deal.id } }) }),
    });
    if (result.kind === 'repeated') return replay(intent, result.kept);
    return jsonResponse(202, { dealId: result.deal.id });
  },
});
export const handler = lambda(dealHook);
