import { sumMinor } from '../money/amount.ts';
import type { HeldCharge } from '../ports/payments.ts';
import type { Collection, Deal } from './deal.ts';

/** A payment of the brand's that both the books and the payment service know. */
export interface ProvenPayment {
  readonly reference: string;
  readonly amountMinor: number;
  /** RFC 3339: since when the payment service has it. */
  readonly heldAt: string;
}

/**
 * What can be said of the money of a deal. `held`: the ledger's escrow balance, which the payment service covers;
 * `differs`: books and service do not say the same; `unknown`: the service could not be asked; `nothing`: the books
 * hold nothing for the deal (not yet, or not any more).
 */
export type ProofOfFunds =
  | { readonly kind: 'held'; readonly heldMinor: number; readonly payments: readonly ProvenPayment[] }
  | { readonly kind: 'differs' | 'unknown' | 'nothing' };

/** The payments of the brand's that came in, as the deal has recorded them. */
export function recordedPayments({ funding, topUp }: Pick<Deal, 'funding' | 'topUp'>): CameIn[] {
  return [funding, topUp].flatMap((each) => (each !== null && cameIn(each) ? [each] : []));
}

type CameIn = Collection & { readonly heldAt: string; readonly reference: string };
const cameIn = (collection: Collection): collection is CameIn =>
  collection.heldAt !== null && collection.reference !== null;

/**
 * Compares the ledger with the payment service; the deal's status has no say. The service has to hold each payment
 * in full, and of all of them at least what the books still hold or have released: what left it otherwise is gone.
 * @param ledgerMinor the balance of the deal's escrow account
 * @param charges what the service says of each recorded payment, in their order
 */
export function proveFunds(
  deal: Deal,
  ledgerMinor: number,
  charges: readonly (HeldCharge | null)[],
): ProofOfFunds {
  if (ledgerMinor !== deal.escrowMinor) return { kind: 'differs' };
  if (ledgerMinor === 0) return { kind: 'nothing' };
  const recorded = recordedPayments(deal);
  const proven = recorded.flatMap((payment, index) => {
    const charge = charges[index];
    return charge && isSame(deal, payment, charge) ? [charge] : [];
  });
  const covered = proven.reduce((sum, charge) => sum + charge.amountMinor - charge.refundedMinor, 0);
  const needed = sumMinor(ledgerMinor, deal.money.releasedMinor);
  if (recorded.length === 0 || proven.length < recorded.length || covered < needed)
    return { kind: 'differs' };
  return {
    kind: 'held',
    heldMinor: ledgerMinor,
    payments: proven.map(({ reference, amountMinor, heldAt }) => ({ reference, amountMinor, heldAt })),
  };
}

const isSame = ({ terms }: Deal, { reference, amountMinor }: CameIn, charge: HeldCharge): boolean =>
  charge.reference === reference && charge.amountMinor === amountMinor && charge.currency === terms.currency;
