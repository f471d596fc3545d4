import * as z from 'zod/mini';
import type { Rejection } from '../deal/change.ts';
import type { Deal, Outcome } from '../deal/deal.ts';
import { faultsOfProposal } from '../terms/proposal.ts';
import { dueAt, termsHash, termsSchema } from '../terms/terms.ts';
import { type ActionContext, defineAction, type Effect } from './action.ts';
import { reasonSchema } from './texts.ts';

/** A round is a counter-offer by either side. */
const MOST_COUNTER_ROUNDS = 5;
/** Bounds the versions that one deal can gather. */
const MOST_TERMS_VERSIONS = 50;

const acceptSchema = z.strictObject({ termsVersion: z.int() });
const proposalSchema = z.strictObject({ terms: termsSchema, note: z.optional(reasonSchema) });
const optionalReasonSchema = z.strictObject({ reason: z.optional(reasonSchema) });

/** Freezes the current version of the terms. Work whose time has passed cannot be promised any more. */
export const accept = defineAction({
  payload: acceptSchema,
  eventType: 'deal.accepted.v1',
  effect: (deal, { termsVersion }, { actor, now, at, origin }) => {
    if (termsVersion !== deal.termsVersion) {
      return {
        code: 'terms_changed',
        message: `The current terms are version ${deal.termsVersion}, not ${termsVersion}.`,
      };
    }
    if (Date.parse(deal.dueAt) <= now) {
      return {
        code: 'due_date_passed',
        message: `The work was due at ${deal.dueAt}: the terms need a later time before they can be accepted.`,
      };
    }
    const frozen = { termsVersion, termsHash: termsHash(deal.terms) };
    return {
      changes: { acceptance: { ...frozen, at, by: actor, from: origin }, status: 'awaiting_funding' },
      data: { ...frozen, from: origin },
    };
  },
});

export const counter = defineAction({
  payload: proposalSchema,
  eventType: 'deal.countered.v1',
  effect: (deal, proposal, context) => {
    if (deal.counterRounds >= MOST_COUNTER_ROUNDS) {
      return {
        code: 'rounds_exhausted',
        message: `After ${MOST_COUNTER_ROUNDS} counter-offers: accept or end it.`,
      };
    }
    return propose(deal, proposal, context, { counterRounds: deal.counterRounds + 1, status: 'negotiating' });
  },
});

export const revise = defineAction({
  payload: proposalSchema,
  eventType: 'deal.revised.v1',
  effect: (deal, proposal, context) => propose(deal, proposal, context, {}),
});

export const decline = endsAs('declined', 'deal.declined.v1');
export const withdraw = endsAs('withdrawn', 'deal.withdrawn.v1');

function endsAs(outcome: Outcome, eventType: 'deal.declined.v1' | 'deal.withdrawn.v1') {
  return defineAction({
    payload: optionalReasonSchema,
    eventType,
    effect: (_deal, { reason }) => ({ data: reason === undefined ? {} : { reason }, closes: outcome }),
  });
}

function propose(
  deal: Deal,
  { terms, note }: z.infer<typeof proposalSchema>,
  { actor, at, now }: ActionContext,
  changes: Partial<Deal>,
): Effect | Rejection {
  const faults = faultsOfProposal(terms, now, deal.provider !== null, Date.parse(deal.createdAt));
  if (faults.length > 0) {
    const inTerms = faults.map((fault) => ({ ...fault, path: ['terms', ...fault.path] }));
    return { code: 'invalid_payload', message: 'The terms do not fit.', faults: inTerms };
  }
  if (deal.termsVersion >= MOST_TERMS_VERSIONS) {
    return {
      code: 'rounds_exhausted',
      message: `A deal has at most ${MOST_TERMS_VERSIONS} versions of its terms.`,
    };
  }
  const termsVersion = deal.termsVersion + 1;
  const proposed = {
    terms,
    termsVersion,
    termsProposedBy: actor.role,
    termsProposedAt: at,
    dueAt: dueAt(terms),
  };
  const data = { termsVersion, termsHash: termsHash(terms), ...(note === undefined ? {} : { note }) };
  return { changes: { ...changes, ...proposed }, data };
}
