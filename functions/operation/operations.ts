import * as z from 'zod/mini';
import type { Decision } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { extendClock, extendClockSchema } from '../../domain/operation/extendClock.ts';
import { reissueLink, reissueLinkSchema } from '../../domain/operation/reissueLink.ts';
import { resendNoticeSchema } from '../../domain/operation/resendNotice.ts';
import { restartWorkflow, restartWorkflowSchema } from '../../domain/operation/restartWorkflow.ts';
import { retryPayments, retryPaymentsSchema } from '../../domain/operation/retryPayments.ts';
import type { Actor } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import { decideResending } from './resending.ts';

interface Sources {
  readonly deals: DealStore;
  readonly notices: NoticeStore;
  readonly clock: Clock;
}

export interface Operation {
  readonly payload: z.ZodMiniType;
  /** Given a payload that fits. */
  decide(sources: Sources, deal: Deal, payload: unknown, by: Actor): Promise<Decision>;
}

function defineOperation<P extends z.ZodMiniType>(
  payload: P,
  decide: (deal: Deal, payload: z.infer<P>, by: Actor, sources: Sources) => Decision | Promise<Decision>,
): Operation {
  return {
    payload,
    decide: async (sources, deal, given, by) => decide(deal, payload.parse(given), by, sources),
  };
}

/** By their names in the route. None of them answers the deal's gate. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['resend-notice', defineOperation(resendNoticeSchema, decideResending)],
  ['reissue-link', defineOperation(reissueLinkSchema, reissueLink)],
  [
    'extend-clock',
    defineOperation(extendClockSchema, (deal, payload, by, { clock }) =>
      extendClock(deal, payload, by, clock.now()),
    ),
  ],
  ['retry-payments', defineOperation(retryPaymentsSchema, retryPayments)],
  ['restart-workflow', defineOperation(restartWorkflowSchema, restartWorkflow)],
]);

/** For the description of the API: whichever of them is asked for. */
export const operationBodySchema = z.union([
  resendNoticeSchema,
  reissueLinkSchema,
  extendClockSchema,
  retryPaymentsSchema,
  restartWorkflowSchema,
]);
