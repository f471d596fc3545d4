import type { Deal } from '../../domain/deal/deal.ts';
import type { ProofOfFunds } from '../../domain/deal/proofOfFunds.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { Fault } from '../../domain/faults.ts';
import { type Gate, isOpen } from '../../domain/gates/gate.ts';
import { rolesAwaited } from '../../domain/notices/inTurn.ts';
import type { Role } from '../../domain/parties.ts';
import type { PartyRecord } from '../../domain/record/record.ts';
import type { Check } from '../../domain/verification/check.ts';
import type { Reader } from '../words/reader.ts';

/** A POST that had no effect, to be shown with what was typed. */
export interface Refusal {
  readonly action: string;
  /** Of the rejection; `invalid_payload` for faults of the form itself, `form_expired` for a CSRF token that did not fit. */
  readonly code: string;
  readonly faults: readonly Fault[];
  /** The form as it was posted. */
  readonly typed: Readonly<Record<string, string>>;
  /** Whose answer was first, where that is why. */
  readonly winner?: { readonly action: string; readonly role: Role };
}

/** A piece of evidence as the page lists it. */
export type HandedIn = Pick<
  Evidence,
  'id' | 'kind' | 'by' | 'fileName' | 'url' | 'size' | 'sha256' | 'at' | 'status' | 'submittedBy'
>;

/** All that the creator's page shows. */
export interface DealPageView extends Reader {
  readonly deal: Deal;
  readonly brandName: string;
  readonly providerName: string | null;
  readonly creatorName: string;
  /** Of the providers in the deal's chain, by their ids. */
  readonly chainNames: Readonly<Record<string, string>>;
  /** Epoch ms. */
  readonly now: number;
  /** What the ledger and the payment service say of the deal's money, asked for this page. */
  readonly funds: ProofOfFunds;
  /** What the creator has handed in and not used yet. */
  readonly evidence?: readonly { readonly id: string; readonly name: string }[];
  /** What was handed in by anybody, as far as the creator may see it; oldest first. */
  readonly handedIn?: readonly HandedIn[];
  /** The upload after which the reader was sent here, as the address claims: only believed if it is there. */
  readonly uploaded?: string | null;
  /** Goes into every form as `csrf`. */
  readonly csrf: string;
  /** `/l/<token>`: the page's own address; its forms post to `<path>/<action>`. */
  readonly path: string;
  /** Where the creator gives its bank details, if it may be sent there now. */
  readonly onboardingUrl: string | null;
  /** How those who made the offer kept their word so far, as long as it is not accepted. */
  readonly records?: readonly { readonly name: string; readonly record: PartyRecord }[];
  /** How the checks of the work came out, if they were made. */
  readonly checks?: readonly Check[];
  /** What was seen when published work was looked at last, while it has to stay online. */
  readonly recheck?: { readonly at: string; readonly checks: readonly Check[] } | null;
  /** What the other side wrote with its last answer; see `noteIn`. */
  readonly note: string | null;
  /** The action after which the reader was sent here, as the address claims: only believed if the deal agrees. */
  readonly done: string | null;
  readonly refused: Refusal | null;
}

/** The gate the deal stands at, if somebody is to answer. */
export function openGateOf({ gate }: Deal): Gate | null {
  return isOpen(gate) ? gate : null;
}

/** Whether the creator's money waits for its bank details. */
export function awaitsBankDetails({ payments }: Deal): boolean {
  return payments.some((payment) => payment.to.role === 'creator' && payment.blockedBy !== null);
}

/** Whether the deal waits for the creator, be it beside somebody else. */
export function isCreatorsTurn(deal: Deal): boolean {
  return rolesAwaited(deal).includes('creator');
}
