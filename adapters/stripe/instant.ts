import { toInstant } from '../../domain/time.ts';

/** Stripe counts Unix seconds; the domain writes RFC 3339. */
export const fromUnix = (seconds: number): string => toInstant(seconds * 1000);

/** Rounds up, so that whole seconds at or after the instant are those at or after the number returned. */
export const toUnix = (instant: string): number => Math.ceil(Date.parse(instant) / 1000);
