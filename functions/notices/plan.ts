import type { Role } from '../../domain/parties.ts';
import type { NoticeRecord } from '../../domain/ports/notices.ts';

/** Stands for the party id of the operations staff, who are no party: the caller knows their address. */
export const OPERATORS = 'operators';

/** Where the one link of a notice leads; the caller makes it, since only it knows hosts and tokens. */
export type NoticeLink =
  /** The creator's own page, `/l/<token>`. */
  | { readonly to: 'deal_page' }
  /** The deal in the console. */
  | { readonly to: 'console' }
  /** Where the plan's party, a payee, gives its bank details. */
  | { readonly to: 'onboarding'; readonly of: 'creator' | 'provider' }
  | { readonly to: 'checkout'; readonly url: string };

export type NoticeSubject =
  | { readonly kind: 'gate_opened' }
  /** The gate's clock is running out. */
  | { readonly kind: 'reminder'; readonly isFinal: boolean }
  | { readonly kind: 'clock_extended'; readonly undelivered: Role }
  /** An operator gave more time. */
  | { readonly kind: 'deadline_moved' }
  /** An operator replaced the reader's links. */
  | { readonly kind: 'link_reissued' }
  | { readonly kind: 'closed' }
  /** Somebody cancelled work for which money is held. */
  | { readonly kind: 'cancelled' }
  /** The creator works without a sample. */
  | { readonly kind: 'sample_waived' }
  /** The brand says that the work is online no more. */
  | { readonly kind: 'work_down' }
  /** Looked at again, the work is not online any more, or not as agreed. */
  | { readonly kind: 'found_down' }
  /** Somebody raised a dispute that the reader is not asked to answer. */
  | { readonly kind: 'dispute_raised' }
  /** It was decided; the reader cannot appeal. */
  | { readonly kind: 'dispute_decided' }
  | { readonly kind: 'decision_appealed' }
  | { readonly kind: 'dispute_resolved' }
  /** One operator decided a dispute that takes two. */
  | { readonly kind: 'second_operator_needed' }
  /** The workflow itself ended; the deal stands at no gate. */
  | { readonly kind: 'stranded' }
  /** Something that must never be was met; the log of the deal says what. */
  | { readonly kind: 'invariant_violated' }
  /** A refund did not reach the brand, and the deal stands at no gate at which somebody would see to it. */
  | { readonly kind: 'refund_failed'; readonly amountMinor: number; readonly reason: string }
  /** Somebody took a payout back at the payment service. */
  | { readonly kind: 'payout_reversed'; readonly amountMinor: number }
  | { readonly kind: 'bank_details'; readonly amountMinor: number };

/** One message owed to one party because of one event or reminder. Holds no address and no token. */
export interface NoticePlan {
  readonly dealId: string;
  /** The event it tells of: together with the party it names the notice, which is sent at most once. */
  readonly seq: number;
  /** When the reminder fell due that it is: then this names it, together with the party. */
  readonly due?: string;
  /** The last word before silence pays somebody. */
  readonly isFinal?: boolean;
  readonly role: NoticeRecord['role'];
  readonly partyId: string;
  /** The opening of the gate it announces, for the proof that somebody was told; `null` if it announces none. */
  readonly opening: string | null;
  readonly about: NoticeSubject;
  readonly link: NoticeLink;
}
