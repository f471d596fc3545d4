import { type AnsweringAction, RULES } from '../../domain/actions/rules.ts';
import type { Deal, Origin } from '../../domain/deal/deal.ts';
import type { Actor } from '../../domain/parties.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { evidenceIdsIn, requireEvidence } from '../evidence/requireEvidence.ts';
import { earlierResult, type Intent, replay } from '../runtime/idempotency.ts';
import { type HttpResponse, jsonResponse, Problem, rejectionProblem } from '../runtime/problem.ts';
import { type ActingServices, actOnDeal } from './actOnDeal.ts';
import { refuseStrangers } from './chainProviders.ts';
import { requireDeal } from './updateDeal.ts';

export interface TakenAction {
  readonly dealId: string;
  readonly action: string;
  readonly payload: unknown;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly intent: Intent | null;
  readonly view: (deal: Deal) => Promise<unknown>;
}

/**
 * An action asked for over HTTP: 200 with the deal as it is afterwards; a repetition under the same idempotency key
 * gets the first result again. @throws Problem for whatever is refused
 */
export async function takeAction(
  services: ActingServices & { readonly parties: PartyStore; readonly evidence: EvidenceRecords },
  taken: TakenAction,
): Promise<HttpResponse> {
  const { dealId, payload, actor, origin, intent, view } = taken;
  const action = requireAction(taken.action);
  const earlier = await earlierResult(services.deals, intent);
  if (earlier !== null) return earlier;
  if (action === 'counter' || action === 'revise') {
    const { brandId } = await requireDeal(services.deals, dealId);
    await refuseStrangers(services.parties, brandId, payload);
  }
  const evidenceIds = evidenceIdsIn(payload);
  const result = await actOnDeal(services, {
    dealId,
    action,
    rule: RULES[action],
    payload,
    actor,
    origin,
    require: () => requireEvidence(services, { dealId, role: actor.role, evidenceIds }),
    ...(intent === null
      ? {}
      : { keep: async (deal) => ({ ...intent, status: 200, body: await view(deal) }) }),
  });
  if (result.kind === 'repeated') return replay(intent, result.kept);
  if (result.kind === 'rejected') {
    // What was first may have been this very request, sent at the same time.
    const first = await earlierResult(services.deals, intent);
    if (first !== null) return first;
    throw rejectionProblem(result.rejection);
  }
  return jsonResponse(200, await view(result.deal));
}

function requireAction(name: string): AnsweringAction {
  if (!isAnsweringAction(name))
    throw new Problem(404, 'unknown_action', `There is no action ${name.slice(0, 40)}.`);
  return name;
}

function isAnsweringAction(name: string): name is AnsweringAction {
  return Object.hasOwn(RULES, name);
}
