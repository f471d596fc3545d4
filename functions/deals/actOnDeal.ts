import type { ActionContext } from '../../domain/actions/action.ts';
import { answerGate, type GivenAnswer } from '../../domain/actions/answer.ts';
import { type Rejection, seal, wakeUp } from '../../domain/deal/change.ts';
import type { Deal, Origin } from '../../domain/deal/deal.ts';
import { RetryableError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/parties.ts';
import type { KeptResult } from '../../domain/ports/deals.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';
import { toInstant } from '../../domain/time.ts';
import { evidenceIdsIn } from '../evidence/requireEvidence.ts';
import type { Log } from '../runtime/log.ts';
import { errorFields } from '../runtime/log.ts';
import { aboutDeal } from './aboutDeal.ts';
import { type Books, MOST_ATTEMPTS, requireDeal } from './updateDeal.ts';

export interface ActionRequest extends GivenAnswer {
  readonly dealId: string;
  readonly actor: Actor;
  readonly origin: Origin;
  /** What is to be kept under the caller's idempotency key, given the deal as the action leaves it. */
  readonly keep?: (deal: Deal) => Promise<KeptResult>;
  /** What else has to hold, asked once the gate allows the action. Refuses by throwing. */
  readonly require?: () => Promise<void>;
}

export type ActionResult =
  | { readonly kind: 'done'; readonly deal: Deal }
  | { readonly kind: 'repeated'; readonly kept: KeptResult }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface ActingServices extends Books {
  readonly workflows: Workflows;
  readonly log: Log;
}

/**
 * The commit point (DESIGN §3): one transaction answers the gate, appends the event and moves the books; only then
 * is the workflow woken. If that fails, the stream's consumer wakes it later: the answer stands.
 */
export function actOnDeal(services: ActingServices, request: ActionRequest): Promise<ActionResult> {
  return aboutDeal(request.dealId, () => act(services, request));
}

async function act(services: ActingServices, request: ActionRequest): Promise<ActionResult> {
  const { deals, clock } = services;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const deal = await requireDeal(deals, request.dealId);
    const now = clock.now();
    const { actor, origin } = request;
    const context: ActionContext = { actor, origin, now, at: toInstant(now) };
    const decision = answerGate(deal, request, context);
    if (!decision.ok) return { kind: 'rejected', rejection: decision.rejection };
    await request.require?.();
    const sealed = seal(deal, decision.change, now);
    const keep = await request.keep?.(sealed.deal);
    // Whatever the log refers to is before all parties from now on.
    const evidenceIds = sealed.events.flatMap(({ data }) => evidenceIdsIn(data));
    const result = await deals.commit(sealed, { evidenceIds, ...(keep === undefined ? {} : { keep }) });
    if (result.kind === 'repeated') return result;
    if (result.kind === 'conflict') continue;
    await wakeAfterAnswer(services, sealed.deal);
    return { kind: 'done', deal: sealed.deal };
  }
  throw new RetryableError(`deal ${request.dealId} stays contended`);
}

/** Wakes the workflow with the answer its gate got. A failure is logged; the stream's consumer tries again. */
export async function wakeAfterAnswer({ workflows, clock, log }: ActingServices, deal: Deal): Promise<void> {
  if (deal.gate?.answer == null) return;
  try {
    await workflows.wake(deal.gate.taskToken, wakeUp(deal, deal.gate.answer, clock.now()));
  } catch (error) {
    log.warn('not woken yet', { dealId: deal.id, ...errorFields(error) });
  }
}
