import { PSP_CLEARING } from '../ledger/account.ts';
import { effectOf } from '../ledger/balance.ts';
import type { Entry } from '../ledger/entry.ts';
import type { RecordKind, ServiceRecord } from '../ports/payments.ts';
import { type Side, side } from './difference.ts';

/** Money that moved at the payment service, as one of the two sides has it. */
export interface Movement {
  /** Both sides know it by this: the payment's id, or the service's reference where it names none. */
  readonly paymentId: string;
  readonly kind: RecordKind;
  readonly dealId: string | null;
  readonly currency: string;
  readonly said: Side;
}

/** How the purpose of taking back a payout begins (domain/deal/recovery.ts). */
const REVERSAL = 'reversal.';
/** What an entry adds to its payment's name when it is not the first about it (domain/ledger/phases.ts). */
const SUFFIX = /\.(posted|voided|reversed|after_refusal)$/;

/**
 * What an entry says moved at the payment service; `null` for one that moved nothing there. Its purpose names the
 * payment; a reversal goes by the entry's own id. Several entries about a payment (refused after all, and made again)
 * add up.
 */
export function movementIn(entry: Entry): Movement | null {
  const posting = entry.postings.find(({ account }) => account === PSP_CLEARING);
  const clearedMinor = posting === undefined ? 0 : effectOf(entry, posting.amountMinor).balanceMinor;
  if (clearedMinor === 0) return null;
  const kind = kindOf(entry, clearedMinor);
  const isIncoming = kind === 'charge' || kind === 'reversal';
  const { id, dealId, currency, at } = entry;
  const said = side('books', isIncoming ? -clearedMinor : clearedMinor, id, at);
  return { paymentId: paymentIdIn(entry), kind, dealId, currency, said };
}

/** What the service says moved; `null` for what is pending or failed. */
export function movementOf(record: ServiceRecord): Movement | null {
  if (record.status !== 'succeeded') return null;
  const { kind, reference, paymentId, dealId, currency, amountMinor, at } = record;
  const said = side('payment_service', amountMinor, reference, at);
  return { paymentId: paymentId ?? reference, kind, dealId, currency, said };
}

function paymentIdIn({ id, purpose }: Entry): string {
  let named = purpose.startsWith(REVERSAL) ? id : purpose.slice(purpose.indexOf('.') + 1);
  while (SUFFIX.test(named)) named = named.replace(SUFFIX, '');
  return named;
}

function kindOf({ purpose, postings }: Entry, clearedMinor: number): RecordKind {
  if (purpose.startsWith('collected')) return 'charge';
  if (purpose.startsWith('paid.')) {
    const isToBrand = postings.some(({ account }) => account.startsWith('refundable:'));
    return isToBrand ? 'refund' : 'transfer';
  }
  return purpose.startsWith(REVERSAL) || clearedMinor < 0 ? 'reversal' : 'transfer';
}
