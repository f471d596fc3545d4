import { PPM } from '../../domain/money/amount.ts';
import { isNew, type PartyRecord } from '../../domain/record/record.ts';
import type { Tally } from '../../domain/record/tally.ts';

/** A party's record as the API shows it: counts, rates in ppm, times in seconds; `null` where nothing was measured. */
export function recordView(record: PartyRecord) {
  return {
    isNew: isNew(record),
    last12Months: measures(record.last12Months),
    allTime: measures(record.allTime),
  };
}

function measures(tally: Tally) {
  const { deals, turns, silentExpiries, deliveries, deliveriesOnTime, reviews, payments } = tally;
  return {
    deals,
    turns: { count: turns, silentExpiries, silentExpiryPpm: ppm(silentExpiries, turns) },
    deliveries: { count: deliveries, onTime: deliveriesOnTime, onTimePpm: ppm(deliveriesOnTime, deliveries) },
    reviews: { count: reviews, averageSeconds: averageSeconds(tally.reviewMillis, reviews) },
    payments: {
      count: payments,
      inTime: tally.paymentsInTime,
      inTimePpm: ppm(tally.paymentsInTime, payments),
      averageSeconds: averageSeconds(tally.paymentMillis, payments),
    },
    disputes: {
      count: tally.disputes,
      opened: tally.disputesOpened,
      lost: tally.disputesLost,
      lostPpm: ppm(tally.disputesLost, tally.disputes),
    },
    cancellations: {
      count: tally.cancellations,
      late: tally.lateCancellations,
      latePpm: ppm(tally.lateCancellations, deals),
    },
  };
}

/** Rounded half up. */
const ppm = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * PPM) / whole);

const averageSeconds = (millis: number, times: number): number | null =>
  times === 0 ? null : Math.round(millis / times / 1000);
