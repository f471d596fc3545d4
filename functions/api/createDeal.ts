import type { PartyStore } from '../../domain/ports/parties.ts';
import { dealParties } from '../deals/dealParties.ts';
import { type DealRequest, dealRequestSchema } from '../deals/dealRequest.ts';
import { startDeal } from '../deals/startDeal.ts';
import { parseBody } from '../runtime/body.ts';
import { earlierResult, intentOf, replay } from '../runtime/idempotency.ts';
import { actorOf, type Principal } from '../runtime/principal.ts';
import { faultsProblem, jsonResponse, Problem } from '../runtime/problem.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { parties } from '../runtime/providers/parties.ts';
import { workflows } from '../runtime/providers/workflows.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { makeDealViewer } from './dealView.ts';

export const createDeal = defineRoute({
  name: 'createDeal',
  method: 'POST',
  path: '/v1/deals',
  description: {
    summary: 'Start a deal',
    body: dealRequestSchema,
    response: { status: 201, description: 'The deal' },
  },
  needs: { deals, parties, workflows, clock, log },
  make: (services) => async (request) => {
    const { principal } = request;
    if (principal.role === 'operator')
      throw new Problem(403, 'forbidden', 'Deals are started by brands and providers.');
    const asked = parseBody(dealRequestSchema, request.body);
    const { body, brandId } = await attributed(asked, principal, services.parties);
    const scope = `${principal.role}:${principal.tenantId}:POST /v1/deals`;
    const intent = intentOf(request.headers['idempotency-key'], scope, body);
    const earlier = await earlierResult(services.deals, intent);
    if (earlier !== null) return earlier;

    const view = makeDealViewer(services.parties);
    const reader = principal.role;
    const result = await startDeal(services, {
      request: body,
      brandId,
      by: actorOf(principal),
      ...(intent === null
        ? {}
        : { keep: async (deal) => ({ ...intent, status: 201, body: await view(deal, reader) }) }),
    });
    if (result.kind === 'repeated') return replay(intent, result.kept);
    const location = `/v1/deals/${result.deal.id}`;
    return jsonResponse(201, await view(result.deal, reader), { location });
  },
});
export const handler = lambda(createDeal);

interface Attributed {
  readonly body: DealRequest;
  readonly brandId: string;
}

/** The request with the parties that follow from who starts it. @throws Problem 422 */
async function attributed(
  request: DealRequest,
  principal: Principal,
  store: PartyStore,
): Promise<Attributed> {
  const { brandId, provider, faults } = await dealParties(request, principal, store);
  if (brandId === null || faults.length > 0)
    throw faultsProblem(422, 'invalid_request', 'The request does not fit.', faults);
  return { body: provider === undefined ? request : { ...request, provider }, brandId };
}
