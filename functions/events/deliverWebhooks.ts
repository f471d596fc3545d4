import { toNewDelivery } from '../../adapters/dynamodb/streamRecord.ts';
import { toInstant } from '../../domain/time.ts';
import { attempt } from '../outbound/attempt.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { errorFields } from '../runtime/log.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { due } from '../runtime/providers/due.ts';
import { mailer } from '../runtime/providers/mailer.ts';
import { parties } from '../runtime/providers/parties.ts';
import { webhookSender } from '../runtime/providers/webhookSender.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { lambda } from '../runtime/step.ts';
import { isStreamEvent, recordsIn, reportFailures } from '../runtime/streamEvent.ts';

/** What the stream is filtered by: deliveries that are new, or asked for again. */
export const WEBHOOK_FILTER = {
  dynamodb: { NewImage: { kind: { S: ['delivery'] }, news: { S: ['yes'] } } },
};

/** A sweep stops in time for the next one, which goes on where it stopped. */
const WORKING_MILLIS = 4 * 60_000;
/** An endpoint lets us wait ten seconds at most; so many of them wait side by side. */
const AT_ONCE = 20;

/**
 * Sends webhooks: new ones as the stream brings them, and on a schedule, every five minutes, those whose next try fell
 * due. Nothing waits for it: neither a wake-up nor a mail.
 */
export const deliverWebhooks = defineConsumer({
  name: 'deliverWebhooks',
  needs: { deals, due, webhooks, webhookSender, parties, mailer, clock, log },
  make: (services) => async (event) => {
    const tries = async (endpointId: string, deliveryId: string): Promise<boolean> => {
      try {
        await attempt(services, endpointId, deliveryId);
        return true;
      } catch (error) {
        services.log.warn('comes again', { endpointId, deliveryId, ...errorFields(error) });
        return false;
      }
    };
    if (isStreamEvent(event)) {
      const failed = await Promise.all(
        recordsIn(event).map(async (record) => {
          const news = toNewDelivery(record);
          const isDone = news === null || (await tries(news.endpointId, news.id));
          return isDone ? [] : [record.dynamodb.SequenceNumber];
        }),
      );
      return reportFailures(event, failed.flat());
    }
    const endsAt = performance.now() + WORKING_MILLIS;
    let failedTries = 0;
    for await (const page of services.due.due('webhook', toInstant(services.clock.now()))) {
      for (let start = 0; start < page.length && performance.now() < endsAt; start += AT_ONCE) {
        const slice = page.slice(start, start + AT_ONCE);
        const done = await Promise.all(slice.map(({ ownerId, itemId }) => tries(ownerId, itemId)));
        failedTries += done.filter((isDone) => !isDone).length;
      }
    }
    return { failedTries };
  },
});
export const handler = lambda(deliverWebhooks);
