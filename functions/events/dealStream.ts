import * as z from 'zod/mini';
import { toDealEvent } from '../../adapters/dynamodb/streamRecord.ts';
import { ANSWER_EVENTS } from '../../domain/actions/answerEvents.ts';
import type { DealEvent, EventType } from '../../domain/deal/event.ts';
import { carryOutPayments } from '../deals/carryOutPayments.ts';
import { fanOut } from '../outbound/fanOut.ts';
import { recordDeal } from '../record/recordDeal.ts';
import { tellClosed } from '../record/tellClosed.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { errorFields } from '../runtime/log.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { ledger } from '../runtime/providers/ledger.ts';
import { links } from '../runtime/providers/links.ts';
import { mailer } from '../runtime/providers/mailer.ts';
import { notices } from '../runtime/providers/notices.ts';
import { operators } from '../runtime/providers/operators.ts';
import { parties } from '../runtime/providers/parties.ts';
import { payments } from '../runtime/providers/payments.ts';
import { publicUrl } from '../runtime/providers/publicUrl.ts';
import { records } from '../runtime/providers/records.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { workflowRestarts, workflows } from '../runtime/providers/workflows.ts';
import { lambda } from '../runtime/step.ts';
import { makeViolationNotes } from '../runtime/violations.ts';
import { RECOVERING, recoverMoney } from './recoverMoney.ts';
import { sendNotices } from './sendNotices.ts';
import { wakeWorkflow } from './wakeWorkflow.ts';

const batchSchema = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.optional(z.unknown()) }) }),
  ),
});

/** Events that may need a mail or a wake-up (an answer at a gate, or somebody to be told), or move money back. */
const CONCERNING = [
  'deal.invited.v1',
  'deal.gate_opened.v1',
  'deal.clock_extended.v1',
  'deal.notice_resent.v1',
  'deal.work_found_down.v1',
  'deal.link_reissued.v1',
  'deal.payments_retried.v1',
  'deal.workflow_restarted.v1',
  'deal.payout_blocked.v1',
  'deal.payout_reversed.v1',
  'deal.payment_refused.v1',
  'deal.refund_returned.v1',
  'deal.closed.v1',
  'deal.first_decision_made.v1',
  'deal.dispute_resolved.v1',
  'deal.parked.v1',
  ...RECOVERING,
  'deal.invariant_violated.v1',
  ...Object.values(ANSWER_EVENTS),
];

/**
 * The event source mapping's filters (Lambda's FilterCriteria): a record that fits one of them invokes the consumer. Of a
 * deal that somebody's system watches, every event does.
 */
export const DEAL_STREAM_FILTERS = [
  { dynamodb: { NewImage: { kind: { S: ['event'] }, type: { S: CONCERNING } } } },
  { dynamodb: { NewImage: { kind: { S: ['event'] }, watched: { S: ['yes'] } } } },
];

interface Place {
  readonly event: DealEvent;
  readonly sequenceNumber: string;
}

/**
 * Reads the deals table's stream: the outbox. Workflows that an action could not wake (a crash came between) are
 * woken first, so that no mail can keep a deal waiting; then everybody concerned is told; then money that has to come
 * back is pursued, what an operator ordered anew is sent, and what a closed deal says of its parties is added to their records. What fails is reported by its place in the stream and comes again.
 */
export const dealStream = defineConsumer({
  name: 'dealStream',
  needs: {
    deals,
    ledger,
    parties,
    records,
    links,
    notices,
    webhooks,
    workflows,
    workflowRestarts,
    gateway: payments,
    mailer,
    operators,
    publicUrl,
    clock,
    log,
  },
  make: (services, runtime) => async (batch) => {
    const noteViolation = makeViolationNotes('dealStream', services.deals, runtime);
    const places = batchSchema.parse(batch).Records.flatMap((record): Place[] => {
      const event = toDealEvent(record);
      return event === null ? [] : [{ event, sequenceNumber: record.dynamodb.SequenceNumber }];
    });
    const failed: string[] = [];
    const attempt = async (place: Place, work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        services.log.warn('comes again', {
          dealId: place.event.dealId,
          seq: place.event.seq,
          ...errorFields(error),
        });
        await noteViolation(error);
        failed.push(place.sequenceNumber);
        return false;
      }
    };
    for (const place of lastOfEach(places, ({ dealId }) => dealId))
      await attempt(place, () => wakeWorkflow(services, place.event.dealId));
    for (const place of places) {
      if (!(await attempt(place, () => sendNotices(services, place.event)))) break;
    }
    for (const place of lastOfEach(places, ({ dealId, type }) => `${dealId} ${type}`))
      await attempt(place, () => recoverMoney(services, place.event));
    for (const place of ofType(places, 'deal.payments_retried.v1'))
      await attempt(place, () => carryOutPayments(services, place.event.dealId));
    for (const place of ofType(places, 'deal.workflow_restarted.v1'))
      await attempt(place, () => services.workflowRestarts.restartCollaboration(place.event.dealId));
    for (const place of ofType(places, 'deal.closed.v1'))
      await attempt(place, async () => {
        const { deal } = await recordDeal(services, place.event.dealId);
        tellClosed(services.log, deal);
      });
    for (const place of places) await attempt(place, () => fanOut(services, place.event));
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  },
});
export const handler = lambda(dealStream);

const ofType = (places: readonly Place[], type: EventType): Place[] =>
  places.filter(({ event }) => event.type === type);

/** What is done for an event goes by what the deal has come to: once for all that came at once is enough. */
function lastOfEach(places: readonly Place[], key: (event: DealEvent) => string): Place[] {
  return [...new Map(places.map((place) => [key(place.event), place])).values()];
}
