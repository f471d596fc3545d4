import { type Actor, SYSTEM } from '../parties.ts';
import { dueAt, type Terms, termsHash } from '../terms/terms.ts';
import { toInstant } from '../time.ts';
import type { Change } from './change.ts';
import type { Deal } from './deal.ts';
import { GENESIS_HASH } from './event.ts';

export interface Invitation {
  readonly dealId: string;
  readonly reference: string;
  readonly brandId: string;
  readonly creatorId: string;
  readonly provider: Deal['provider'];
  readonly terms: Terms;
  readonly by: Actor;
}

/** A deal begins: the creator is asked. @param now epoch ms */
export function invite(invitation: Invitation, now: number): Change {
  const { dealId, reference, brandId, creatorId, provider, terms, by } = invitation;
  const at = toInstant(now);
  const deal: Deal = {
    id: dealId,
    reference,
    version: 0,
    createdAt: at,
    updatedAt: at,
    brandId,
    creatorId,
    provider,
    campaignId: null,
    status: 'invited',
    outcome: null,
    terms,
    termsVersion: 1,
    termsProposedBy: by.role,
    termsProposedAt: at,
    counterRounds: 0,
    acceptance: null,
    gate: null,
    previousGate: null,
    lastAnswer: null,
    funding: null,
    topUp: null,
    collections: 0,
    pendingCollections: [],
    dueAt: dueAt(terms),
    sample: null,
    sampleEndedAt: null,
    draft: null,
    draftEndedAt: null,
    changeRounds: 0,
    changesRequestedAt: null,
    delivery: null,
    cancellation: null,
    cancellationFloor: null,
    feeReleasedAt: null,
    feeReleasedMinor: 0,
    feeConcededMinor: 0,
    stayLiveEndedAt: null,
    holdForfeitedMinor: 0,
    salesReports: 0,
    reportedNetMinor: 0,
    countingNetMinor: 0,
    salesClosedAt: null,
    sales: null,
    salesSettledAt: null,
    commissionReleasedMinor: 0,
    clawback: null,
    offsets: [],
    reversals: [],
    commissionCapped: false,
    escrowMinor: 0,
    money: { fundedMinor: 0, releasedMinor: 0, refundedMinor: 0, paidOutMinor: 0 },
    payments: [],
    parked: null,
    linksReissued: {},
    disputeId: null,
    dispute: null,
    lastSeq: 0,
    lastHash: GENESIS_HASH,
  };
  const data = {
    reference,
    brandId,
    creatorId,
    providerId: provider?.id ?? null,
    termsVersion: 1,
    termsHash: termsHash(terms),
  };
  return { deal, happenings: [{ type: 'deal.invited.v1', actor: by, data }], entries: [] };
}

/** The end. Closing a closed deal changes nothing. */
export function close(deal: Deal, outcome: NonNullable<Deal['outcome']>, by: Actor = SYSTEM): Change {
  if (deal.status === 'closed') return { deal, happenings: [], entries: [] };
  return {
    deal: { ...deal, status: 'closed', outcome },
    happenings: [{ type: 'deal.closed.v1', actor: by, data: { outcome } }],
    entries: [],
  };
}
