import * as z from 'zod/mini';
import type { Change } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { refuseFinding } from '../../domain/dispute/checkFinding.ts';
import type { Dispute } from '../../domain/dispute/dispute.ts';
import { type Shares, sharesSchema } from '../../domain/dispute/finding.ts';
import { settleDispute } from '../../domain/dispute/settle.ts';
import { splitContested } from '../../domain/dispute/split.ts';
import { toInstant } from '../../domain/time.ts';
import { parseBody } from '../runtime/body.ts';
import { jsonResponse, Problem, rejectionProblem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { disputes } from '../runtime/providers/disputes.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { visibleDispute } from './visibleDispute.ts';

const bodySchema = z.strictObject({ shares: sharesSchema });

/** What a resolution would make of the money. Amounts in minor units of `currency`. */
export interface ResolutionPreview {
  readonly currency: string;
  /** Of what is contested, before any fees. */
  readonly amounts: { readonly creator: number; readonly brand: number; readonly provider: number };
  /** The entries it would write; the postings of each sum to zero. */
  readonly entries: readonly {
    readonly id: string;
    readonly postings: readonly { readonly account: string; readonly amount: number }[];
  }[];
}

export const previewResolution = defineRoute({
  name: 'previewResolution',
  method: 'POST',
  path: '/v1/disputes/{id}/preview',
  description: {
    onlyFor: 'operator',
    summary: 'What the ledger would say if the dispute were resolved by these shares now; nothing is written',
    body: bodySchema,
    response: { status: 200, description: '{currency, amounts, entries}' },
  },
  needs: { disputes, deals: dealsToRead, clock },
  make: (services) => async (request) => {
    const { params, principal } = request;
    const { record, deal } = await visibleDispute(services, params.id, principal);
    if (principal.role !== 'operator') throw new Problem(403, 'not_allowed', 'Previews are for operators.');
    const { shares } = parseBody(bodySchema, request.body);
    const now = services.clock.now();
    const dispute = openDispute(deal, record.dispute.id);
    const refusal = refuseFinding(deal, dispute, { shares }, now);
    if (refusal !== null) throw rejectionProblem(refusal);
    const view = previewOf(resolved(deal, dispute, shares, now), deal, dispute, shares);
    return jsonResponse(200, view);
  },
});
export const handler = lambda(previewResolution);

/** @throws Problem 409 for a dispute that is over, and for one whose contested amount is not frozen yet */
function openDispute({ dispute }: Deal, disputeId: string): Dispute {
  if (dispute?.id !== disputeId || dispute.stage === 'closed' || dispute.stage === 'opened')
    throw new Problem(409, 'action_not_available', 'There is nothing to be resolved in this dispute.');
  return dispute;
}

/** The very settlement that carries a decision out, on a decision that nobody made. */
function resolved(deal: Deal, dispute: Dispute, shares: Shares, now: number): Change | null {
  const finding = { shares, redo: null, reasonCode: 'other' as const, text: '', evidenceIds: [] };
  const decision = { finding, origin: 'operators' as const, by: [], at: toInstant(now) };
  return settleDispute({ ...deal, dispute: { ...dispute, stage: 'resolution', decision } }, now);
}

function previewOf(
  change: Change | null,
  { terms: { currency } }: Deal,
  { contestedMinor }: Dispute,
  shares: Shares,
): ResolutionPreview {
  const split = splitContested(contestedMinor, shares, currency);
  const amounts = { creator: split.creatorMinor, brand: split.brandMinor, provider: split.providerMinor };
  const entries = (change?.entries ?? []).map(({ id, postings }) => ({
    id,
    postings: postings.map(({ account, amountMinor }) => ({ account, amount: amountMinor })),
  }));
  return { currency, amounts, entries };
}
