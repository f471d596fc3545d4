import type { Deal } from '../../domain/deal/deal.ts';
import { returnsEnd } from '../../domain/deal/salesWindow.ts';
import { stayLiveEnd } from '../../domain/deal/stayLive.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { DEFAULT_CLOCKS } from '../../domain/gates/names.ts';
import { salesWindows } from '../../domain/terms/terms.ts';
import { before } from '../../domain/time.ts';
import type { StepName } from '../words/journey.ts';

export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'now' | 'next';
  /** When it was done, or by when it is agreed to be or ends by its gate; RFC 3339, `null` where nothing can be said. */
  readonly at: string | null;
}

/** A step that the terms ask for: since when it is done, and for when it is agreed. */
type Asked = readonly [name: StepName, doneAt: string | null, agreedFor?: string | null];

/** The way of a deal from the invitation to the last payment: what is done, what goes on now, and what is to come. */
export function journeyOf(deal: Deal): Step[] {
  const asked = [...beginning(deal), ...preparing(deal), ...working(deal)];
  const done = asked.flatMap(([name, at]): Step[] => (at === null ? [] : [{ name, state: 'done', at }]));
  if (deal.status === 'closed') return [...done, ...cancelled(deal), ended(deal)];
  const left = deal.cancellation === null ? asked.filter(([, at]) => at === null) : [];
  const steps: Asked[] = [...detourOf(deal), ...left, ['paid', null]];
  const deadline = isOpen(deal.gate) ? deal.gate.deadline : null;
  return [
    ...done,
    ...cancelled(deal),
    ...steps.map(
      ([name, , agreedFor = null], index): Step =>
        index === 0 ? { name, state: 'now', at: deadline } : { name, state: 'next', at: agreedFor },
    ),
  ];
}

function beginning({ createdAt, acceptance, funding }: Deal): Asked[] {
  return [
    ['invited', createdAt],
    ['agreed', acceptance?.at ?? null],
    ['funded', funding?.heldAt ?? null],
  ];
}

/** Steps that were left out (a sample that was waived, a draft that was not shown in time) are not told of. */
function preparing({ terms, sample, sampleEndedAt, draft, draftEndedAt, dueAt, gate }: Deal): Asked[] {
  const { deliverable, clocks } = terms;
  const hasSample = terms.sample?.required === true && (sampleEndedAt === null || sample !== null);
  const showsDraft = deliverable.kind === 'video' && deliverable.draftReview === true;
  const hasDraft = showsDraft && (draftEndedAt === null || draft !== null);
  const shownAt = gate?.name === 'draft' && isOpen(gate) ? null : (draft?.at ?? null);
  return [
    ...(hasSample
      ? ([
          ['sample_sent', sample?.shippedAt ?? null],
          ['sample_received', sampleEndedAt],
        ] as const)
      : []),
    ...(hasDraft
      ? ([
          ['draft', shownAt, before(dueAt, clocks?.draft ?? DEFAULT_CLOCKS.draft)],
          ['draft_approved', draftEndedAt],
        ] as const)
      : []),
  ];
}

function working(deal: Deal): Asked[] {
  const { terms, delivery, gate, dueAt, feeReleasedAt, stayLiveEndedAt, salesSettledAt } = deal;
  // Changes were asked for: the work is handed in anew.
  const deliveredAt = gate?.name === 'delivery' && isOpen(gate) ? null : (delivery?.at ?? null);
  return [
    [terms.deliverable.kind, deliveredAt, dueAt],
    ['approved', feeReleasedAt],
    ...(terms.stayLive === undefined ? [] : ([['stays_live', stayLiveEndedAt, stayLiveEnd(deal)]] as const)),
    ...(salesWindows(terms) === null ? [] : ([['sales', salesSettledAt, returnsEnd(deal)]] as const)),
  ];
}

/** What keeps a deal from its next step. */
function detourOf({ status }: Deal): Asked[] {
  if (status === 'disputed') return [['disputed', null]];
  return status === 'needs_operator' ? [['operator', null]] : [];
}

function cancelled({ cancellation }: Deal): Step[] {
  return cancellation === null ? [] : [{ name: 'cancelled', state: 'done', at: cancellation.at }];
}

/** When a deal was closed is not among what is kept of it. */
function ended({ outcome }: Deal): Step {
  return { name: outcome === 'completed' ? 'paid' : 'ended', state: 'done', at: null };
}
