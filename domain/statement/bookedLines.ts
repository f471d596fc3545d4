import type { Deal } from '../deal/deal.ts';
import { isClaimOn, type Payment, type Purpose, paymentId } from '../deal/payment.ts';
import type { Entry } from '../ledger/entry.ts';
import { clawbackRule } from './clawbackRule.ts';
import { conditionOf } from './condition.ts';
import { isBooking, isSame, payeesIn, postedTo } from './credits.ts';
import type { StatementFacts } from './facts.ts';
import { type Line, type LinePayment, statusOf } from './line.ts';
import { partsOf } from './parts.ts';
import { releasesIn } from './releases.ts';
import type { Part, StatementPayee } from './rule.ts';

/**
 * Every amount that the ledger says somebody earned or has to give back, explained. What the terms do not explain to
 * the last minor unit is shown as the plain entry that it is, so that the lines always add up to the books.
 */
export function bookedLines(facts: StatementFacts): Line[] {
  return inOrder(facts, facts.entries.filter(isBooking)).flatMap((entry) =>
    payeesIn([entry]).flatMap((payee) => linesOf(facts, entry, payee)),
  );
}

/** Of one instant, what was released goes before what was taken back, in the order of the log. */
function inOrder(facts: StatementFacts, entries: readonly Entry[]): Entry[] {
  const place = (entry: Entry) => releaseOf(facts, entry)?.seq ?? Number.POSITIVE_INFINITY;
  return [...entries].sort((a, b) => {
    const earlier = Date.parse(a.at) - Date.parse(b.at);
    if (earlier !== 0 || place(a) === place(b)) return earlier;
    return place(a) < place(b) ? -1 : 1;
  });
}

function linesOf(facts: StatementFacts, entry: Entry, payee: StatementPayee): Line[] {
  const amountMinor = postedTo(entry, payee);
  // Kept for a debt: what it was earned with stands in another line.
  if (amountMinor === 0) return [];
  const parts = partsIn(facts, entry, payee);
  const sum = parts.reduce((total, part) => total + part.amountMinor, 0);
  const explained = sum === amountMinor ? parts : [plainPart(entry, payee, amountMinor)];
  return explained.map((part) => lineOf(facts, entry, part));
}

function partsIn(facts: StatementFacts, entry: Entry, payee: StatementPayee): Part[] {
  const rule = clawbackRule(facts, entry, payee);
  if (rule !== null)
    return [{ kind: 'taken_back', payee, amountMinor: postedTo(entry, payee), rule, purpose: null }];
  const release = releaseOf(facts, entry);
  if (release === undefined) return [];
  return partsOf(facts.deal, release.earned).filter((part) => isSame(part.payee, payee));
}

const releaseOf = (facts: StatementFacts, { purpose }: Entry) =>
  releasesIn(facts).releases.find(({ entry }) => entry === purpose);

const plainPart = (entry: Entry, payee: StatementPayee, amountMinor: number): Part => ({
  ...{ kind: 'other', payee, amountMinor, purpose: null },
  rule: { code: 'entry', purpose: entry.purpose },
});

function lineOf(facts: StatementFacts, entry: Entry, part: Part): Line {
  const { kind, payee, amountMinor, rule, purpose } = part;
  const payments = purpose === null ? [] : paymentsOf(facts, entry, payee, purpose);
  const paidAt = payments.every(({ status }) => status === 'paid') ? (payments.at(-1)?.paidAt ?? null) : null;
  return {
    entryId: entry.id,
    kind,
    payee,
    amountMinor,
    isEstimate: false,
    rule,
    isForSales: kind === 'taken_back' || earnedBySales(part),
    status: bookedStatus(facts.deal, part, payments),
    dates: { earnedAt: earnedAt(facts.deal, entry, part), releasedAt: entry.at, paidAt, expectedAt: null },
    payments,
    condition: payments.find(({ condition }) => condition !== null)?.condition ?? null,
  };
}

export function earnedBySales({ rule }: Pick<Part, 'rule'>): boolean {
  if (rule.code === 'chain') return rule.wholes.some(({ of }) => of === 'commission');
  if (rule.code === 'provider_share' || rule.code === 'platform_fee') return rule.of === 'commission';
  return rule.code === 'commission' || rule.code === 'guaranteed_fee';
}

function bookedStatus(deal: Deal, { kind, payee }: Part, payments: readonly LinePayment[]): Line['status'] {
  const { role, id } = payee;
  if (role === 'platform') return 'booked';
  if (kind !== 'taken_back') return statusOf(payments);
  return deal.payments.some((payment) => isClaimOn(payment, { role, id })) ? 'owed' : 'settled';
}

function earnedAt(deal: Deal, { purpose, at }: Entry, part: Part): string {
  if (purpose === 'cancellation_settlement') return deal.cancellation?.at ?? at;
  if (purpose === 'fee_release') return deal.feeReleasedAt ?? at;
  return earnedBySales(part) ? (deal.salesClosedAt ?? at) : at;
}

function paymentsOf(
  facts: StatementFacts,
  entry: Entry,
  payee: StatementPayee,
  purpose: Purpose,
): LinePayment[] {
  const { deal, entries } = facts;
  const release = releaseOf(facts, entry);
  if (release === undefined) return [];
  const first = paymentId(deal.id, purpose, release.seq);
  return deal.payments
    .filter(({ id, to }) => to.role === payee.role && to.id === payee.id && isNamedAfter(id, first))
    .map((payment) => linePayment(deal, payment, entries));
}

/** The payment itself, one of several levels, or one ordered in its place since. */
const isNamedAfter = (id: string, first: string) => id === first || id.startsWith(`${first}.`);

export function linePayment(deal: Deal, payment: Payment, entries: readonly Entry[]): LinePayment {
  const { id, amountMinor, status, blockedBy, reference } = payment;
  const arrived = [`paid.${id}`, `paid.${id}.posted`, `paid.${id}.after_refusal`];
  const paid = entries.find(({ phase, purpose }) => phase === 'posted' && arrived.includes(purpose));
  return {
    paymentId: id,
    amountMinor,
    status: status === 'due' && blockedBy !== null ? 'blocked' : status,
    paidAt: paid?.at ?? null,
    reference,
    condition: conditionOf(deal, payment),
  };
}
