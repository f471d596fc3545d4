import * as z from 'zod/mini';
import type { GateName } from '../../domain/gates/names.ts';
import { PPM } from '../../domain/money/amount.ts';

/** Gates at which it can be played that nobody answers; `next` is the first one the play comes to. */
export const silentAtSchema = z.enum([
  'next',
  'response',
  'funding',
  'sample_shipment',
  'sample_receipt',
  'draft',
  'draft_review',
  'delivery',
  'review',
  'sales',
  'top_up',
] as const satisfies readonly (GateName | 'next')[]);
export type SilentAt = z.infer<typeof silentAtSchema>;

/** What an operator does with a deal that comes to operations. */
export const operatorDecisionSchema = z.enum(['refund', 'release', 'retry']);

/** The part of a play that differs from a deal in which all goes well; everything else goes well. */
export type Twist =
  | { readonly kind: 'none' }
  | { readonly kind: 'silence'; readonly at: SilentAt }
  | { readonly kind: 'returns'; readonly ratePpm: number }
  | { readonly kind: 'cancellation'; readonly by: 'brand' | 'creator'; readonly days: number }
  | { readonly kind: 'dispute' }
  | { readonly kind: 'lateness'; readonly days: number; readonly extended: boolean };

/** How everybody acts in a play. */
export interface Behaviour {
  readonly twist: Twist;
  readonly operator: z.infer<typeof operatorDecisionSchema>;
  /** Of what is contested, should a dispute be settled; the brand gets the rest. */
  readonly shares: { readonly creatorPpm: number; readonly providerPpm: number };
  /** Net sales in minor units; `null` for what the terms make likely. */
  readonly salesMinor: number | null;
}

export const GOES_WELL: Behaviour = {
  twist: { kind: 'none' },
  operator: 'retry',
  shares: { creatorPpm: PPM / 2, providerPpm: 0 },
  salesMinor: null,
};
