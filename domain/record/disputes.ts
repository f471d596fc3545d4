import * as z from 'zod/mini';
import type { DealEvent } from '../deal/event.ts';
import { type Side, sideSchema } from '../dispute/dispute.ts';
import { sharesSchema } from '../dispute/finding.ts';

const disputedSchema = z.object({ claimant: sideSchema });
const decidedSchema = z.object({ shares: z.nullish(sharesSchema) });

/** A dispute as the log tells it: who claimed, and which side the decision that stands now went against. */
export interface DisputeReading {
  readonly claimant: Side;
  readonly lostBy: Side | null;
}

/**
 * Goes on in the log. A dispute is lost by a decision, an operator's or that of silence: whoever got less of what was
 * contested. What both agreed on, and work that is to be done again, is lost by nobody; an appealed decision does not count.
 */
export function readDispute(
  current: DisputeReading | null,
  { type, data }: DealEvent,
): DisputeReading | null {
  if (type === 'deal.disputed.v1') return { claimant: disputedSchema.parse(data).claimant, lostBy: null };
  if (current === null) return null;
  if (type === 'deal.decision_appealed.v1') return { ...current, lostBy: null };
  if (type !== 'deal.dispute_decided.v1') return current;
  return { ...current, lostBy: loserOf(decidedSchema.parse(data).shares ?? null) };
}

function loserOf(shares: z.infer<typeof sharesSchema> | null): Side | null {
  if (shares === null || shares.creator === shares.brand) return null;
  return shares.creator < shares.brand ? 'creator' : 'brand';
}
