import * as z from 'zod/mini';
import { faultsOf } from '../../domain/faults.ts';
import { dealRequestSchema } from '../../functions/deals/dealRequest.ts';
import { CannotPlay } from './cannotPlay.ts';
import { scenarioNameSchema } from './scenarios.ts';

/** Either terms as they would be sent, or an open deal. */
const requestSchema = z
  .strictObject({
    dealId: z.optional(z.string().check(z.maxLength(64))),
    ...z.pick(z.partial(dealRequestSchema), { terms: true, provider: true }).shape,
    scenario: scenarioNameSchema,
    parameters: z._default(z.record(z.string(), z.unknown()), {}),
  })
  .check(
    z.refine(({ dealId, terms }) => (dealId === undefined) !== (terms === undefined), {
      error: 'must be given, or else dealId',
      path: ['terms'],
    }),
    z.refine(({ dealId, provider }) => dealId === undefined || provider === undefined, {
      error: 'is the one of the deal',
      path: ['provider'],
    }),
  );
export type SimulationRequest = z.infer<typeof requestSchema>;

/** @param body JSON @throws CannotPlay with the path of each fault */
export function parseRequest(body: string): SimulationRequest {
  const parsed = requestSchema.safeParse(jsonOf(body));
  if (parsed.success) return parsed.data;
  throw new CannotPlay('invalid_request', 'The request does not fit.', faultsOf(parsed.error));
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new CannotPlay('invalid_request', 'The request is not JSON.');
  }
}
