import * as z from 'zod/mini';
import type { Deal } from '../deal/deal.ts';
import { isOpen } from '../gates/gate.ts';
import { sumMinor } from '../money/amount.ts';
import { currencyExponent } from '../money/currency.ts';
import { rolesAwaited } from '../notices/inTurn.ts';
import { strayFailures } from '../operation/strayFailures.ts';
import type { Role } from '../parties.ts';
import { instantSchema } from '../time.ts';
import type { BankFailure } from './bankFailure.ts';
import { type Difference, differenceSchema } from './difference.ts';

/** A difference that operations has to clear up, for as long as it is there. */
export const differenceCaseSchema = z.strictObject({
  id: z.string(),
  difference: differenceSchema,
  since: instantSchema,
  /** When the run began that saw it last. */
  seenAt: instantSchema,
  /** When operations was told; `null` until then. */
  toldAt: z.nullable(instantSchema),
  /** Since when it is gone; `null` while the case is open. */
  resolvedAt: z.nullable(instantSchema),
});
export type DifferenceCase = z.infer<typeof differenceCaseSchema>;

/** Something that needs a person: a deal that stands at `operator`, a dispute, or a difference in the books. */
export interface Case {
  readonly id: string;
  readonly kind: 'intervention' | 'dispute' | 'difference';
  readonly status: 'open' | 'resolved';
  readonly dealId: string | null;
  /** What the brand calls the deal. */
  readonly reference: string | null;
  /** What it is about: where the deal stopped and why, or which check found what. */
  readonly what: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly since: string;
  readonly deadline: string | null;
  /** Who has to do something next; nobody of ours where a payee has to. */
  readonly awaits: readonly Role[];
  readonly resolvedAt: string | null;
  /** Both sides of a difference. */
  readonly difference: Difference | null;
  /** How a step failed, in its own words, and what it was given. */
  readonly failure: CaseFailure | null;
}

export interface CaseFailure {
  readonly cause: string;
  readonly input: Readonly<Record<string, unknown>> | null;
}

const OPERATORS: readonly Role[] = ['operator'];

export function caseOfDifference({ id, difference, since, resolvedAt }: DifferenceCase): Case {
  const { check, subject, dealId, currency, atRiskMinor, detail } = difference;
  return {
    id,
    kind: 'difference',
    status: resolvedAt === null ? 'open' : 'resolved',
    dealId,
    reference: null,
    what: [check, subject, ...(detail === null ? [] : [detail])].join(': '),
    amountMinor: atRiskMinor,
    currency,
    since,
    deadline: null,
    awaits: resolvedAt === null ? OPERATORS : [],
    resolvedAt,
    difference,
    failure: null,
  };
}

/** At risk is what the deal holds and what it has not paid yet. `null` for a deal that nobody has to look at. */
export function caseOfDeal(deal: Deal): Case | null {
  const { id, reference, parked, gate, terms, escrowMinor, payments } = deal;
  if (parked === null) return null;
  const unpaid = payments.filter(({ status }) => status !== 'paid').map(({ amountMinor }) => amountMinor);
  return {
    id: `intervention.${id}`,
    kind: 'intervention',
    status: 'open',
    dealId: id,
    reference,
    what: `${parked.stage}: ${parked.error}`,
    amountMinor: sumMinor(escrowMinor, ...unpaid),
    currency: terms.currency,
    since: parked.at,
    deadline: isOpen(gate) ? gate.deadline : null,
    awaits: OPERATORS,
    resolvedAt: null,
    difference: null,
    failure: { cause: parked.cause, input: parked.input },
  };
}

/** A dispute that goes on, whoever it waits for; at risk is what is contested. */
export function caseOfDispute(deal: Deal): Case | null {
  const { id, reference, dispute, gate, terms, parked } = deal;
  if (dispute === null || dispute.resolvedAt !== null || parked !== null) return null;
  return {
    id: dispute.id,
    kind: 'dispute',
    status: 'open',
    dealId: id,
    reference,
    what: `${dispute.stage}: ${dispute.reasonCode}`,
    amountMinor: dispute.contestedMinor,
    currency: terms.currency,
    since: dispute.openedAt,
    deadline: isOpen(gate) ? gate.deadline : null,
    awaits: rolesAwaited(deal),
    resolvedAt: null,
    difference: null,
    failure: null,
  };
}

/** Payments that did not arrive and that no gate waits for: `retry-payments` orders them anew. @param since RFC 3339 */
export function caseOfStrayPayments(deal: Deal, since: string): Case | null {
  const failed = strayFailures(deal);
  if (failed.length === 0) return null;
  const why = failed.map(({ id, failure }) => `${id} ${failure ?? 'refused'}`).join(', ');
  return {
    id: `payments.${deal.id}`,
    kind: 'intervention',
    status: 'open',
    dealId: deal.id,
    reference: deal.reference,
    what: `payments: ${why}`,
    amountMinor: sumMinor(...failed.map(({ amountMinor }) => amountMinor)),
    currency: deal.terms.currency,
    since,
    deadline: null,
    awaits: OPERATORS,
    resolvedAt: null,
    difference: null,
    failure: null,
  };
}

/** A payee's bank sent back what the service paid out to it: the payee has to name another account. */
export function caseOfBankFailure(failure: BankFailure): Case {
  const { accountId, reference, partyId, amountMinor, currency, reason, at } = failure;
  return {
    id: `bank.${reference}`,
    kind: 'intervention',
    status: 'open',
    dealId: null,
    reference: null,
    what: `bank payout: ${reason} (payee ${partyId}, account ${accountId}, payout ${reference})`,
    amountMinor,
    currency,
    since: at,
    deadline: null,
    awaits: [],
    resolvedAt: null,
    difference: null,
    failure: null,
  };
}

export type CaseOrder = 'risk' | 'deadline' | 'age';

/** Wider than any amount in the smallest unit of any currency. */
const DIGITS = 20;
const MOST = 10n ** BigInt(DIGITS) - 1n;
const FINEST_EXPONENT = 3;

/**
 * Where a case stands in a list, as text that sorts. By risk: the greatest amount first, then the nearest deadline;
 * amounts of different currencies are compared by their figures, since nobody here knows rates. By deadline: the nearest
 * first, then the greatest amount. By age: oldest first.
 */
export function placeOf({ id, amountMinor, currency, deadline, since }: Case, order: CaseOrder): string {
  if (order === 'age') return `${since} ${id}`;
  const thousandths = BigInt(amountMinor) * 10n ** BigInt(FINEST_EXPONENT - currencyExponent(currency));
  const amount = String(MOST - thousandths).padStart(DIGITS, '0');
  const due = deadline ?? '~';
  return order === 'risk' ? `${amount} ${due} ${id}` : `${due} ${amount} ${id}`;
}

/** The first `count` behind `after` of cases that come in any order; never more than that is kept. */
export class FirstCases {
  readonly #order: CaseOrder;
  readonly #after: string;
  readonly #count: number;
  #kept: { place: string; found: Case }[] = [];

  constructor(order: CaseOrder, after: string, count: number) {
    this.#order = order;
    this.#after = after;
    this.#count = count;
  }

  add(found: Case): void {
    const place = placeOf(found, this.#order);
    if (place <= this.#after) return;
    this.#kept.push({ place, found });
    if (this.#kept.length > 2 * this.#count) this.#trim();
  }

  #trim(): void {
    this.#kept.sort((a, b) => (a.place < b.place ? -1 : 1));
    this.#kept.length = Math.min(this.#kept.length, this.#count);
  }

  result(): Case[] {
    this.#trim();
    return this.#kept.map(({ found }) => found);
  }
}
