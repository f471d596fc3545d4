import type { Collection, Deal } from '../../domain/deal/deal.ts';
import { type Action, isOpen } from '../../domain/gates/gate.ts';
import { rolesWhoseTurn } from '../../domain/notices/inTurn.ts';
import type { Party, Role } from '../../domain/parties.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';

/** Only who pays gets to see where. */
type Reader = 'brand' | 'provider' | 'creator' | 'operator';

/** A deal as the API shows it. Money in minor units of `money.currency`. */
export interface DealView {
  readonly id: string;
  readonly reference: string;
  readonly status: Deal['status'];
  readonly outcome: Deal['outcome'];
  readonly version: number;
  readonly brand: PartyView;
  readonly provider: ProviderView | null;
  readonly creator: PartyView;
  readonly terms: Deal['terms'];
  readonly termsVersion: number;
  readonly gate: null | {
    readonly name: string;
    readonly openedAt: string;
    readonly deadline: string;
    readonly atDeadline: string;
    /** Whose turn it is, also a provider's that may answer for its brand; nobody's where only time has to pass. */
    readonly awaits: readonly Role[];
    readonly actions: readonly { action: string; by: string }[];
  };
  readonly funding: null | {
    readonly amount: number;
    readonly checkoutUrl: string | null;
    readonly heldAt: string | null;
    readonly reference: string | null;
  };
  readonly money: {
    readonly currency: string;
    readonly funded: number;
    readonly released: number;
    readonly refunded: number;
    readonly paidOut: number;
  };
  readonly problem: null | {
    readonly stage: string;
    readonly error: string;
    readonly cause: string;
    readonly at: string;
    /** What the failed step was given: for operators. */
    readonly input?: Readonly<Record<string, unknown>> | null;
  };
  readonly disputeId: string | null;
  readonly campaignId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface ProviderView extends PartyView {
  /** What it may do for the brand. */
  readonly mandate: readonly Action[];
}

interface PartyView {
  readonly id: string;
  readonly name: string;
}

export type DealViewer = (deal: Deal, reader: Reader) => Promise<DealView>;

/** Shows deals with their parties' names; each party is read once for all deals of a list. */
export function makeDealViewer(parties: PartyStore): DealViewer {
  const known = new Map<string, Promise<Party | null>>();
  const view = async (id: string): Promise<PartyView> => {
    const party = known.get(id) ?? parties.find(id);
    known.set(id, party);
    return { id, name: (await party)?.name ?? '' };
  };
  return async (deal, reader) =>
    dealView(deal, reader, {
      brand: await view(deal.brandId),
      provider:
        deal.provider === null ? null : { ...(await view(deal.provider.id)), mandate: deal.provider.mandate },
      creator: await view(deal.creatorId),
    });
}

function dealView(
  deal: Deal,
  reader: Reader,
  names: Pick<DealView, 'brand' | 'provider' | 'creator'>,
): DealView {
  const { fundedMinor, releasedMinor, refundedMinor, paidOutMinor } = deal.money;
  return {
    id: deal.id,
    reference: deal.reference,
    status: deal.status,
    outcome: deal.outcome,
    version: deal.version,
    ...names,
    terms: deal.terms,
    termsVersion: deal.termsVersion,
    gate: gateView(deal),
    funding: fundingView(deal, reader),
    money: {
      currency: deal.terms.currency,
      funded: fundedMinor,
      released: releasedMinor,
      refunded: refundedMinor,
      paidOut: paidOutMinor,
    },
    problem: problemView(deal, reader),
    disputeId: deal.disputeId,
    campaignId: deal.campaignId,
    createdAt: deal.createdAt,
    updatedAt: deal.updatedAt,
  };
}

function problemView({ parked }: Deal, reader: Reader): DealView['problem'] {
  if (parked === null || reader === 'operator') return parked;
  const { input: _, ...said } = parked;
  return said;
}

function gateView(deal: Deal): DealView['gate'] {
  const { gate } = deal;
  if (!isOpen(gate)) return null;
  const { name, openedAt, deadline, atDeadline, actions } = gate;
  return { name, openedAt, deadline, atDeadline, awaits: rolesWhoseTurn(deal), actions };
}

/** The payment that is asked for now, or the one the work was funded by. */
function fundingView({ funding, topUp, status }: Deal, reader: Reader): DealView['funding'] {
  const current: Collection | null = topUp !== null && topUp.heldAt === null ? topUp : funding;
  if (current === null) return null;
  const pays =
    (reader === 'brand' || reader === 'provider') && current.heldAt === null && status !== 'closed';
  const { amountMinor: amount, heldAt, reference } = current;
  return { amount, checkoutUrl: pays ? current.checkoutUrl : null, heldAt, reference };
}
