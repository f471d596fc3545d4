import * as z from 'zod/mini';
import { ANSWER_EVENTS } from '../../domain/actions/answerEvents.ts';
import type { AnsweringAction } from '../../domain/actions/rules.ts';
import type { DealEvent, EventType } from '../../domain/deal/event.ts';
import { actionSchema } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import type { History } from './history.ts';
import type { Acting } from './move.ts';
import { pastPayload } from './pastPayload.ts';

/** What somebody did, as it can be done again. */
export type PastDeed =
  | { readonly kind: 'pay' }
  | { readonly kind: 'sell' }
  | { readonly kind: 'extendClock'; readonly to: string; readonly byClock: boolean }
  | {
      readonly kind: 'act';
      readonly by: Acting;
      /** The operator's subject. */
      readonly who: string;
      readonly action: AnsweringAction;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly needsEvidence: boolean;
    };

const actingSchema = z.enum(['brand', 'provider', 'creator', 'operator'] as const satisfies readonly Role[]);
const extendedSchema = z.object({ deadline: z.string() });
const NEEDS_EVIDENCE: ReadonlySet<AnsweringAction> = new Set(['propose', 'decide']);

/** What of an event was somebody's doing; `null` for what follows by itself, which the machine does again. */
export function pastDeedOf(event: DealEvent, history: History): PastDeed | null {
  const { type, actor } = event;
  if (type === 'deal.funded.v1') return { kind: 'pay' };
  if (type === 'deal.sales_reported.v1') return isLastReport(event, history) ? { kind: 'sell' } : null;
  if (type === 'deal.clock_extended.v1') {
    const { deadline: to } = extendedSchema.parse(event.data);
    return { kind: 'extendClock', to, byClock: actor.role !== 'operator' };
  }
  const action = actionOf(type);
  const by = actingSchema.safeParse(actor.role);
  if (action === undefined || !by.success) return null;
  const payload = pastPayload(action, event, history);
  return {
    kind: 'act',
    by: by.data,
    who: actor.id,
    action,
    payload,
    needsEvidence: NEEDS_EVIDENCE.has(action),
  };
}

/** Which action leaves such an event. */
function actionOf(type: EventType): AnsweringAction | undefined {
  if (type === 'deal.first_decision_made.v1') return 'decide';
  return ANSWERS.find((action) => ANSWER_EVENTS[action] === type);
}

const ANSWERS: readonly AnsweringAction[] = actionSchema.options.filter(
  (action) => action !== 'report_sales',
);

/** Orders are kept as they stand now: they are reported when they were reported last. */
const isLastReport = ({ seq }: DealEvent, { events }: History): boolean =>
  events.findLast(({ type }) => type === 'deal.sales_reported.v1')?.seq === seq;
