/** A length of time as it is typed: a number of one unit. An empty number is none at all. */
export interface TypedSpan {
  readonly amount: string;
  readonly unit: SpanUnit;
}
export const SPAN_UNITS = ['D', 'H', 'M', 'S'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

const SECONDS: Readonly<Record<SpanUnit, number>> = { D: 86_400, H: 3_600, M: 60, S: 1 };
const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

export const NO_SPAN: TypedSpan = { amount: '', unit: 'D' };

/** An ISO 8601 duration in the largest unit in which it was written that says it exactly: PT72H stays 72 hours. */
export function typedSpan(duration: string): TypedSpan {
  const [, weeks, days, hours, minutes, seconds] = DURATION.exec(duration) ?? [];
  const parts = { D: Number(weeks ?? 0) * 7 + Number(days ?? 0), H: hours, M: minutes, S: seconds };
  const total = SPAN_UNITS.reduce((sum, unit) => sum + Number(parts[unit] ?? 0) * SECONDS[unit], 0);
  const unit = SPAN_UNITS.findLast((each) => Number(parts[each] ?? 0) > 0) ?? 'D';
  return { amount: String(total / SECONDS[unit]), unit };
}

/** The duration, or `null` for what is no number. */
export function durationOf({ amount, unit }: TypedSpan): string | null {
  const digits = amount.normalize('NFKC').trim();
  if (!/^\d{1,9}$/.test(digits)) return null;
  return unit === 'D' ? `P${Number(digits)}D` : `PT${Number(digits)}${unit}`;
}
