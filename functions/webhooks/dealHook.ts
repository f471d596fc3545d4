import { InvalidSignature } from '../../domain/errors.ts';
import type { HookEndpoint } from '../../domain/ports/parties.ts';
import { dealRequestSchema } from '../deals/dealRequest.ts';
import { startDeal } from '../deals/startDeal.ts';
import { MOST_BODY_BYTES, parseBody } from '../runtime/body.ts';
import { earlierResult, intentOf, replay } from '../runtime/idempotency.ts';
import { faultsProblem, jsonResponse, Problem } from '../runtime/problem.ts';
import { access } from '../runtime/providers/access.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineOpenRoute, type HttpRequest } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { verifyHook } from './hookSignature.ts';

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
    if (Buffer.byteLength(request.body) > MOST_BODY_BYTES) {
      throw new Problem(413, 'payload_too_large', 'The body must not exceed 256 KiB.');
    }
    const hook = await services.access.findHook(request.params.endpointId ?? '');
    const id = verify(request, hook, services.clock.now());
    const brandId = hook?.brandId ?? '';
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

/** An unknown endpoint looks like a wrong signature. @throws Problem 401 */
function verify(request: HttpRequest, hook: HookEndpoint | null, dealNow: number): string {
  const signed = {
    id: request.headers['webhook-id'],
    timestamp: request.headers['webhook-timestamp'],
    signature: request.headers['webhook-signature'],
    body: request.body,
  };
  try {
    return verifyHook(signed, hook?.secrets ?? [], [Date.now(), dealNow]);
  } catch (error) {
    if (!(error instanceof InvalidSignature)) throw error;
    throw new Problem(401, 'invalid_signature', `The signature cannot be verified: ${error.message}.`);
  }
}
