import type { PartyStore } from '../../domain/ports/parties.ts';
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
    const body = withStarter(parseBody(dealRequestSchema, request.body), principal);
    const brandId = await brandOf(body, principal, services.parties);
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

/** A provider that starts a deal is the deal's provider. */
function withStarter(request: DealRequest, { role, tenantId }: Principal): DealRequest {
  if (role !== 'provider' || tenantId === null) return request;
  if (request.provider !== undefined && request.provider.id !== tenantId) {
    const fault = { path: ['provider', 'id'], message: 'must be the provider that starts the deal' };
    throw faultsProblem(422, 'invalid_request', 'The request does not fit.', [fault]);
  }
  return { ...request, provider: request.provider ?? { id: tenantId } };
}

/** The brand that starts the deal, or for which the provider does: named, or the only one that engaged it. */
async function brandOf(
  { brand }: DealRequest,
  { role, tenantId }: Principal,
  parties: PartyStore,
): Promise<string> {
  const provider = role === 'provider' && tenantId !== null ? await parties.find(tenantId) : null;
  const allowed = role === 'brand' && tenantId !== null ? [tenantId] : (provider?.engagedBy ?? []);
  const brandId = brand?.id ?? (allowed.length === 1 ? allowed[0] : undefined);
  if (brandId !== undefined && allowed.includes(brandId)) return brandId;
  const message =
    brand === undefined
      ? 'is needed: name one of the brands that engaged you'
      : 'is not a brand you start deals for';
  throw faultsProblem(422, 'invalid_request', 'The request does not fit.', [
    { path: ['brand', 'id'], message },
  ]);
}
