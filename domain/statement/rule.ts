import type { Rung } from '../deal/cancellation.ts';
import type { Purpose } from '../deal/payment.ts';
import type { Tier } from '../terms/terms.ts';

/** Who gets something out of a deal. The platform's id is its name. */
export interface StatementPayee {
  readonly role: 'creator' | 'provider' | 'platform';
  readonly id: string;
}

export const PLATFORM: StatementPayee = { role: 'platform', id: 'platform' };

export type LineKind =
  | 'fee'
  | 'commission'
  | 'provider_share'
  | 'chain'
  | 'platform_fee'
  | 'taken_back'
  | 'other';

/** Net sales that fall into one tier; `to` is `null` for the last. Amounts in minor units. */
export interface TierPart extends Tier {
  readonly number: number;
  readonly to: number | null;
  readonly netMinor: number;
}

export type Earning = 'fee' | 'commission';

/**
 * Which rule of the terms an amount came from, with the numbers that went into it. Amounts in minor units, rates in
 * ppm. `othersMinor` is what other levels of a chain keep of what would be the creator's.
 */
export type Rule =
  | {
      readonly code: 'fixed_fee';
      readonly fixedFeeMinor: number;
      /** What of it follows once the work has stayed online. */
      readonly heldMinor: number;
      readonly othersMinor: number;
    }
  | {
      readonly code: 'hold';
      readonly fixedFeeMinor: number;
      readonly holdPpm: number;
      /** How long the work had to stay online; ISO 8601. */
      readonly period: string;
      readonly othersMinor: number;
    }
  | {
      /** 保量: of the fixed fee what the sales earned. */
      readonly code: 'guaranteed_fee';
      readonly fixedFeeMinor: number;
      readonly targetMinor: number;
      /** `null` before anything was reported. */
      readonly soldMinor: number | null;
      readonly refundMinor: number;
      readonly othersMinor: number;
    }
  | {
      readonly code: 'cancellation';
      readonly rung: Rung;
      readonly ladder: string;
      readonly keptPpm: number;
      readonly fixedFeeMinor: number;
      readonly feesBorneMinor: number;
      readonly othersMinor: number;
    }
  | {
      /** Of what was in dispute: what the claimant let go at once, or what the decision came to. */
      readonly code: 'dispute';
      readonly isConceded: boolean;
      readonly contestedMinor: number;
      readonly feesBorneMinor: number;
      readonly othersMinor: number;
    }
  | {
      readonly code: 'commission';
      readonly netSalesMinor: number;
      readonly tiers: readonly TierPart[];
      /** What the orders came to. */
      readonly foundMinor: number;
      /** An operator released only what escrow held of it. */
      readonly isCapped: boolean;
      readonly othersMinor: number;
    }
  | {
      readonly code: 'chain';
      readonly keepPpm: number;
      readonly wholes: readonly { readonly of: Earning; readonly amountMinor: number }[];
    }
  | {
      readonly code: 'provider_share' | 'platform_fee';
      readonly ratePpm: number;
      readonly of: Earning;
      readonly baseMinor: number;
    }
  | {
      /** Orders were returned or cancelled after the settlement. */
      readonly code: 'clawback';
      readonly netSalesBeforeMinor: number;
      readonly netSalesMinor: number;
      /** What was never sent, and so was not sent at all. */
      readonly withheldMinor: number;
      /** What had been sent, and is owed since. */
      readonly owedMinor: number;
    }
  | { readonly code: 'entry'; readonly purpose: string };

/** A payee's part of what was earned, before it is known how far its payment is. */
export interface Part {
  readonly kind: LineKind;
  readonly payee: StatementPayee;
  readonly amountMinor: number;
  readonly rule: Rule;
  /** What its payments are for. */
  readonly purpose: Purpose | null;
}
