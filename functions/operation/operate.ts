import { type Decision, seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { RetryableError } from '../../domain/errors.ts';
import { invalidPayload } from '../../domain/faults.ts';
import type { Actor } from '../../domain/parties.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import { aboutDeal } from '../deals/aboutDeal.ts';
import { type Books, MOST_ATTEMPTS, requireDeal } from '../deals/updateDeal.ts';
import { earlierResult, type Intent, replay } from '../runtime/idempotency.ts';
import { type HttpResponse, jsonResponse, Problem, rejectionProblem } from '../runtime/problem.ts';
import { OPERATIONS, type Operation } from './operations.ts';

export interface OperatingServices extends Books {
  readonly notices: NoticeStore;
}

export interface AskedOperation {
  readonly dealId: string;
  readonly operation: string;
  readonly payload: unknown;
  readonly by: Actor;
  readonly intent: Intent | null;
  readonly view: (deal: Deal) => Promise<unknown>;
}

/**
 * What an operator does to a deal besides answering its gate, with its reason in the log; what follows from the event
 * (a mail, a payment) is done by the stream's consumer. A repetition under the same idempotency key gets the first
 * result again. @throws Problem for whatever is refused
 */
export function operate(services: OperatingServices, asked: AskedOperation): Promise<HttpResponse> {
  const operation = OPERATIONS.get(asked.operation);
  if (operation === undefined)
    throw new Problem(404, 'unknown_operation', `There is no operation ${asked.operation.slice(0, 40)}.`);
  return aboutDeal(asked.dealId, () => carryOut(services, operation, asked));
}

async function carryOut(
  services: OperatingServices,
  operation: Operation,
  { dealId, payload, by, intent, view }: AskedOperation,
): Promise<HttpResponse> {
  const { deals, clock } = services;
  const earlier = await earlierResult(deals, intent);
  if (earlier !== null) return earlier;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const deal = await requireDeal(deals, dealId);
    const decision = await decide(services, operation, deal, payload, by);
    if (!decision.ok) throw rejectionProblem(decision.rejection);
    const sealed = seal(deal, decision.change, clock.now());
    const body = await view(sealed.deal);
    const keep = intent === null ? {} : { keep: { ...intent, status: 200, body } };
    const result = await deals.commit(sealed, keep);
    if (result.kind === 'repeated') return replay(intent, result.kept);
    if (result.kind === 'committed') return jsonResponse(200, body);
  }
  throw new RetryableError(`deal ${dealId} stays contended`);
}

async function decide(
  services: OperatingServices,
  { payload: schema, decide: rule }: Operation,
  deal: Deal,
  payload: unknown,
  by: Actor,
): Promise<Decision> {
  const parsed = schema.safeParse(payload);
  return parsed.success
    ? rule(services, deal, parsed.data, by)
    : { ok: false, rejection: invalidPayload(parsed.error) };
}
