import * as z from 'zod/mini';
import { type Change, type Rejection, rejected } from '../deal/change.ts';
import type { Deal, Origin, Outcome } from '../deal/deal.ts';
import type { EventType } from '../deal/event.ts';
import { invalidPayload } from '../faults.ts';
import type { Gate } from '../gates/gate.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Actor } from '../parties.ts';

export interface ActionContext {
  readonly actor: Actor;
  /** Epoch ms. */
  readonly now: number;
  /** The same instant, RFC 3339. */
  readonly at: string;
  readonly origin: Origin;
}

/** What an action does besides answering its gate. */
export interface Effect {
  readonly changes?: Partial<Deal>;
  /** Instead of the action's own event, where it did not come to that yet. */
  readonly eventType?: EventType;
  /** Goes into the log beside the gate's name; never holds anything personal. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly entries?: readonly Entry[];
  /** The deal ends here and now. Only where no money is held. */
  readonly closes?: Outcome;
  /** The gate is not answered by this alone: what it offers from now on. */
  readonly leaves?: Gate['actions'];
  /** What is decided next, about the deal as the answer leaves it, in the same commit. */
  readonly followUp?: (deal: Deal) => Change | null;
}

export interface ActionRule {
  /** Checks the payload's shape and decides. Does not look at gates: who may act is decided before. */
  decide(
    deal: Deal,
    payload: unknown,
    context: ActionContext,
  ): { ok: true; effect: Effect } | { ok: false; rejection: Rejection };
  readonly payload: z.ZodMiniType;
  readonly eventType: EventType;
}

/** One action: the shape of its payload, the event it leaves, and the pure rule of what it does. */
export function defineAction<P extends z.ZodMiniType>(definition: {
  payload: P;
  eventType: EventType;
  effect?: (deal: Deal, payload: z.infer<P>, context: ActionContext) => Effect | Rejection;
}): ActionRule {
  const { payload: schema, eventType, effect } = definition;
  return {
    payload: schema,
    eventType,
    decide(deal, payload, context) {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) return rejected(invalidPayload(parsed.error));
      const result =
        effect === undefined ? { data: payloadData(parsed.data) } : effect(deal, parsed.data, context);
      return 'code' in result ? rejected(result) : { ok: true, effect: result };
    },
  };
}

const payloadData = (payload: unknown): Readonly<Record<string, unknown>> =>
  z.record(z.string(), z.unknown()).parse(payload);
