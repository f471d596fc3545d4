import { dealToVerify } from '../../adapters/dynamodb/streamRecord.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { errorFields } from '../runtime/log.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { evidence } from '../runtime/providers/evidence.ts';
import { parties } from '../runtime/providers/parties.ts';
import { platforms } from '../runtime/providers/platforms.ts';
import { lambda } from '../runtime/step.ts';
import { recordsIn, reportFailures } from '../runtime/streamEvent.ts';
import { verifyDelivery } from '../verification/verifyDelivery.ts';

/** What the stream is filtered by (Lambda's FilterCriteria, and the bus's rule): a record that fits one invokes it. */
export const VERIFICATION_FILTERS = [
  { dynamodb: { NewImage: { kind: { S: ['event'] }, type: { S: ['deal.delivered.v1'] } } } },
  { dynamodb: { NewImage: { kind: { S: ['evidence'] }, reportDealId: { S: [{ exists: true }] } } } },
];

/**
 * Reads the deals table's stream beside `dealStream`, at its own pace: looking at somebody's page takes seconds, and
 * neither a wake-up nor a mail waits for it. What fails is reported by its place in the stream and comes again.
 */
export const deliveryVerification = defineConsumer({
  name: 'deliveryVerification',
  needs: { deals, parties, evidence, platforms, clock, log },
  make: (services) => async (event) => {
    const places = new Map<string, string>();
    for (const record of recordsIn(event)) {
      const dealId = dealToVerify(record);
      // The deal is looked at as it is now: its first record of the batch stands for all of them.
      if (dealId !== null && !places.has(dealId)) places.set(dealId, record.dynamodb.SequenceNumber);
    }
    const failed = await Promise.all(
      [...places].map(async ([dealId, sequenceNumber]) => {
        try {
          await verifyDelivery(services, dealId);
          return [];
        } catch (error) {
          services.log.warn('comes again', { dealId, ...errorFields(error) });
          return [sequenceNumber];
        }
      }),
    );
    return reportFailures(event, failed.flat());
  },
});
export const handler = lambda(deliveryVerification);
