const HOUR_MILLIS = 3_600_000;

/** Minor units: little, but enough for every fee and share to be more than nothing. */
const FEE = 2_000;

/** Longer than a run waits, and short enough that a deal which nobody puts away ends by itself within hours. */
const PATIENT_CLOCK = 'PT1H';

/** The terms of a run's deal: everything short. @param now epoch ms */
export function smokeTerms(
  now: number,
  currency: string,
  { fixedFee = FEE, clocks = {} }: { fixedFee?: number; clocks?: Readonly<Record<string, string>> } = {},
) {
  const patient = ['response', 'counter_response', 'funding', 'delivery', 'review', 'payout'];
  return {
    currency,
    fixedFee,
    platformFeePpm: 50_000,
    deliverable: { kind: 'video', dueAt: new Date(now + HOUR_MILLIS).toISOString(), minSeconds: 1 },
    clocks: { ...Object.fromEntries(patient.map((gate) => [gate, PATIENT_CLOCK])), ...clocks },
  };
}

export const COUNTER_OFFER = 2_500;
