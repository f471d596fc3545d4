import * as z from 'zod/mini';
import { toDealEvent } from '../../adapters/dynamodb/streamRecord.ts';
import type { DealEvent, EventType } from '../../domain/deal/event.ts';
import { carryOutPayments } from '../deals/carryOutPayments.ts';
import { requireDeal } from '../deals/updateDeal.ts';
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
import { readOnce } from '../runtime/readOnce.ts';
import { lambda } from '../runtime/step.ts';
import { makeViolationNotes } from '../runtime/violations.ts';
import { recoverMoney } from './recoverMoney.ts';
import { sendNotices } from './sendNotices.ts';
import { wakeWorkflow } from './wakeWorkflow.ts';

const batchSchema = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.optional(z.unknown()) }) }),
  ),
});

interface Place {
  readonly event: DealEvent;
  readonly sequenceNumber: string;
}

/**
 * Reads the deals table's stream: the outbox. Workflows that an action could not wake (a crash came between) are
 * woken first, so that no mail can keep a deal waiting; then everybody concerned is told; then money that has to come
 * back is pursued, what an operator ordered anew is sent, and what a closed deal says of its parties is added to their records.
 * Who is told, and which systems, goes by the deals and endpoints as they were when the batch came. What fails is reported by its place in the stream and comes again.
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
    const dealOf = readOnce((dealId) => requireDeal(services.deals, dealId));
    const parties = { find: readOnce((partyId) => services.parties.find(partyId)) };
    const endpointsOf = readOnce((tenantId) => services.webhooks.endpointsOf(tenantId));
    for (const place of lastOfEach(places, ({ dealId }) => dealId))
      await attempt(place, async () => wakeWorkflow(services, await dealOf(place.event.dealId)));
    for (const place of places) {
      const isTold = await attempt(place, async () =>
        sendNotices({ ...services, parties }, place.event, await dealOf(place.event.dealId)),
      );
      if (!isTold) break;
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
    for (const place of places)
      await attempt(place, async () =>
        fanOut({ ...services, endpointsOf }, place.event, await dealOf(place.event.dealId)),
      );
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
