import fc from 'fast-check';
import type { Order } from '../../../domain/commission/commission.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { hasFailed } from '../../../domain/deal/payment.ts';
import { RetryableError } from '../../../domain/errors.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { PPM } from '../../../domain/money/amount.ts';
import { retryPayments } from '../../../domain/operation/retryPayments.ts';
import { strayFailures } from '../../../domain/operation/strayFailures.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import { reportSales } from '../../../functions/deals/reportSales.ts';
import { takeUpPaymentEvent } from '../../../functions/deals/takeUpPaymentEvent.ts';
import { RECOVERING, recoverMoney } from '../../../functions/events/recoverMoney.ts';
import { Problem } from '../../../functions/runtime/problem.ts';
import { NOW } from '../../builders/deal.ts';
import type { Play } from '../../unit/domain/play.ts';
import { invitation, orders, step as playStep, rate, type Step } from './arbitraries.ts';
import { takeOffer, takeStep } from './history.ts';
import type { Mood } from './paymentService.ts';
import type { World } from './world.ts';

/** What happens around deals, beside what people do at their gates. `pick` chooses among what there is. */
type Outside =
  | { readonly kind: 'cancel'; readonly by: 'brand' | 'creator' }
  | { readonly kind: 'judge'; readonly creatorPpm: number }
  | { readonly kind: 'pay'; readonly pick: number; readonly how: 'paid' | 'delayed' | 'declined' }
  | { readonly kind: 'conclude'; readonly pick: number; readonly isWell: boolean }
  | { readonly kind: 'webhook'; readonly pick: number; readonly isRepeated: boolean }
  | { readonly kind: 'send'; readonly mood: Mood }
  | { readonly kind: 'consume'; readonly isTwice: boolean }
  | { readonly kind: 'report'; readonly orders: Order[] }
  | { readonly kind: 'return'; readonly pick: number; readonly part: number }
  | { readonly kind: 'bank'; readonly pick: number; readonly isGiven: boolean }
  | { readonly kind: 'draw' };

export interface WorldStep {
  /** Whose turn it is. */
  readonly deal: number;
  readonly does: Outside | { readonly kind: 'play'; readonly step: Step };
  /** At which moment the process dies, if it comes to that many; what it did is done again later. */
  readonly deathAt: number | null;
}

const pick = fc.nat(1000);
const kind = <K extends string>(name: K) => fc.constant(name);
const outside: fc.Arbitrary<WorldStep['does']> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: kind('play'), step: playStep }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('pay'),
      pick,
      how: fc.constantFrom(
        'paid' as const,
        'paid' as const,
        'delayed' as const,
        'delayed' as const,
        'declined' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('conclude'), pick, isWell: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('webhook'), pick, isRepeated: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('send'),
      mood: fc.constantFrom('well' as const, 'well' as const, 'refuses' as const, 'delays' as const),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: kind('consume'), isTwice: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('report'), orders }) },
  {
    weight: 12,
    arbitrary: fc.record({ kind: kind('return'), pick, part: fc.constantFrom(0.1, 0.3, 0.5, 1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('bank'), pick, isGiven: fc.constantFrom(true, true, false) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('draw') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('cancel'),
      by: fc.constantFrom('brand' as const, 'brand' as const, 'creator' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('judge'), creatorPpm: rate }) },
);

export const worldSteps = (maxLength: number): fc.Arbitrary<WorldStep[]> =>
  fc.array(
    fc.record({
      deal: fc.nat(1),
      does: outside,
      deathAt: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 4 }),
    }),
    { maxLength, size: 'max' },
  );

/**
 * Where a deal stands when its history begins; `eve`: work is due in two days; `day`: in some hours; `changed`:
 * changes were asked for twice; `down`: the work did not stay online; `settled`: its sales were counted before the returns came.
 */
type Place = GateName | 'eve' | 'day' | 'changed' | 'down' | 'settled';

export interface Beginning {
  readonly at: Place;
  readonly begun: { readonly terms: Terms; readonly provider: Deal['provider'] };
  readonly sold: readonly Order[];
}

const HOUR = 3_600_000;
const PLACES: readonly Place[] = [
  ...(['response', 'funding', 'delivery', 'review', 'payout', 'sales', 'sales'] as const),
  ...(['funding', 'funding', 'draft_review', 'eve', 'day', 'changed', 'down'] as const),
  ...(['settled', 'settled', 'settled', 'settled', 'settled'] as const),
];

/** Where each deal of a world begins: a random walk from the invitation seldom comes far. */
export const beginnings: fc.Arbitrary<Beginning[]> = fc.array(
  fc.record({ at: fc.constantFrom(...PLACES), begun: invitation, sold: orders }),
  { minLength: 1, maxLength: 2 },
);

class Killed extends Error {}

/** What is asked and answered by processes that may die: a business "no" is an answer, a retry comes later. */
async function mortally(
  world: World,
  deathAt: number | null,
  work: () => Promise<unknown>,
): Promise<boolean> {
  let moments = 0;
  const interrupt = () => {
    moments += 1;
    if (moments === deathAt) throw new Killed();
  };
  world.memory.interrupt = interrupt;
  world.service.interrupt = interrupt;
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Problem) return true;
    if (error instanceof Killed || error instanceof RetryableError) return false;
    throw error;
  } finally {
    world.memory.interrupt = () => undefined;
    world.service.interrupt = () => undefined;
    world.service.mood = 'well';
  }
}

const chosen = <T>(list: readonly T[], index: number): T | undefined =>
  list[index % Math.max(1, list.length)];

export async function takeWorldStep(world: World, { deal, does, deathAt }: WorldStep): Promise<void> {
  const play = chosen(world.plays, deal);
  if (play === undefined) return;
  if (does.kind === 'play') playOn(world, play, does.step);
  else await meet(world, play, does, deathAt);
  world.catchUp();
}

/** What people do; money comes and goes by the service only. */
function playOn(world: World, play: Play, each: Step): void {
  if (each.kind === 'report' || each.kind === 'late' || each.kind === 'sell') return;
  if (each.kind === 'tried' && each.role === 'payments') return;
  play.now = world.now;
  if (each.kind !== 'offered') takeStep(play, each);
  else if (isOpen(play.deal.gate)) takeOffer(play, each.pick, (role) => role !== 'payments');
  world.now = Math.max(world.now, play.now);
}

async function meet(world: World, play: Play, does: Outside, deathAt: number | null): Promise<void> {
  const { service, services } = world;
  const { id } = play.deal;
  play.now = world.now;
  switch (does.kind) {
    case 'cancel':
      if (isOpen(play.deal.gate)) play.answer(does.by, 'cancel');
      return;
    case 'judge':
      return judge(play, does.creatorPpm);
    case 'pay': {
      const page = chosen(service.openPages, does.pick);
      if (page !== undefined) service.pay(page, does.how);
      return;
    }
    case 'conclude': {
      const record = chosen(service.uncertain, does.pick);
      if (record !== undefined) service.conclude(record, does.isWell);
      return;
    }
    case 'webhook':
      return deliver(world, does.pick, does.isRepeated, deathAt);
    case 'send':
      service.mood = does.mood;
      await mortally(world, deathAt, () => carryOutPayments(services, id));
      return;
    case 'consume':
      return consume(world, does.isTwice, deathAt);
    case 'report':
      return report(world, play, does.orders, deathAt);
    case 'return':
      return giveBack(world, play, does, deathAt);
    case 'bank': {
      const payee = chosen(world.payees, does.pick) ?? '';
      if (does.isGiven) service.onboard(payee);
      else service.onboarded.delete(payee);
      return;
    }
    case 'draw':
      for (const payee of world.payees) service.draw(payee);
  }
}

/** Operators share out what is contested. */
function judge(play: Play, creatorPpm: number): void {
  const { gate } = play.deal;
  if (!isOpen(gate) || (gate.name !== 'proposal' && gate.name !== 'decision')) return;
  play.answer('operator', gate.name === 'proposal' ? 'propose' : 'decide', {
    shares: { creator: creatorPpm, brand: PPM - creatorPpm },
    ...{ reasonCode: 'shared_fault', text: 'so be it', evidenceIds: ['evid_01KX0000000000000000000000'] },
  });
}

/** Whatever was not taken up is sent again; now and then also what was. */
export async function deliver(
  world: World,
  index: number,
  isRepeated: boolean,
  deathAt: number | null,
): Promise<void> {
  const { webhooks } = world.service;
  const event = chosen(webhooks, index);
  if (event === undefined) return;
  const isTaken = await mortally(world, deathAt, () => takeUpPaymentEvent(world.services, event));
  if (!isTaken || isRepeated) return;
  webhooks.splice(webhooks.indexOf(event), 1);
  world.delivered.push(event);
}

async function consume(world: World, isTwice: boolean, deathAt: number | null): Promise<void> {
  const { stream } = world.memory;
  // What nothing follows from is not worth a step.
  while (stream[0] !== undefined && !RECOVERING.includes(stream[0].type)) stream.shift();
  const [event] = stream;
  if (event === undefined) return;
  const take = () => mortally(world, deathAt, () => recoverMoney(world.services, event));
  const isTaken = (await take()) && (!isTwice || (await take()));
  if (isTaken) stream.shift();
}

export async function report(
  world: World,
  play: Play,
  sold: readonly Order[],
  deathAt: number | null,
): Promise<void> {
  if (sold.length === 0) return;
  const by = play.actor('brand');
  await mortally(world, deathAt, () => reportSales(world.services, play.deal.id, sold, by, []));
}

/** Of an order that was reported, a part of what it is still worth comes back. */
async function giveBack(
  world: World,
  play: Play,
  { pick: index, part }: Extract<Outside, { kind: 'return' }>,
  deathAt: number | null,
): Promise<void> {
  const known = chosen(play.orders, index);
  if (known === undefined) return;
  const before = known.refunded ?? 0;
  const refunded = before + Math.ceil((known.net - before) * part);
  if (refunded > before) await report(world, play, [{ ...known, refunded }], deathAt);
}

/** Delivers all reports, consumes all events and sends all payments, until nothing is left to be done. */
export async function calmDown(world: World): Promise<void> {
  const { service, memory, services } = world;
  for (const record of service.pending) service.conclude(record, true);
  for (const payee of world.payees) if (!service.onboarded.has(payee)) service.onboard(payee);
  for (let rounds = 0; service.webhooks.length + memory.stream.length > 0; rounds += 1) {
    if (rounds > 500) throw new Error('there is no end to what is reported');
    await deliver(world, 0, false, null);
    await consume(world, false, null);
    world.catchUp();
  }
  for (const { deal } of world.plays) await carryOutPayments(services, deal.id);
  if (service.webhooks.length + memory.stream.length > 0) await calmDown(world);
}

/** Nobody answers any more, operators see to everything, and whatever is under way arrives. */
export async function end(world: World, verdict: 'refund' | 'release'): Promise<void> {
  for (let moves = 0; moves < 60; moves += 1) {
    await calmDown(world);
    const play = world.plays.find(({ deal }) => isOpen(deal.gate) || strayFailures(deal).length > 0);
    if (play === undefined) return;
    play.now = world.now;
    if (isOpen(play.deal.gate)) endGate(play, verdict);
    else retryFailed(play);
    world.now = Math.max(world.now, play.now);
  }
  throw new Error('nobody can end it');
}

/** A refund that came back after the deal was closed. */
function retryFailed(play: Play): void {
  const decision = retryPayments(play.deal, { reason: 'the bank sent it back' }, play.actor('operator'));
  if (!decision.ok) throw new Error(decision.rejection.message);
  play.commit(decision.change);
}

function endGate(play: Play, verdict: 'refund' | 'release'): void {
  const { name } = play.gate;
  if (name === 'decision') play.must('operator', 'decide');
  else if (name !== 'operator' && name !== 'payout') play.expire(true);
  else if (name === 'payout') throw new Error(`${play.deal.id} waits for payments that arrived`);
  else if (hasFailed(play.deal.payments)) play.must('operator', 'retry');
  else if (play.deal.escrowMinor > 0 && play.answer('operator', verdict).ok) return;
  else if (play.deal.escrowMinor > 0) play.must('operator', 'refund');
  else if (!play.answer('operator', 'close').ok) play.must('operator', 'retry');
}

const ONWARD: Partial<Record<GateName, (play: Play) => void>> = {
  response: (play) => play.must('creator', 'accept'),
  sample_shipment: (play) => play.must('creator', 'waive'),
  draft: (play) => play.must('creator', 'submit_draft'),
  draft_review: (play) => play.must('brand', 'approve'),
  delivery: (play) => {
    play.now = Math.max(play.now, Date.parse(play.deal.dueAt) + HOUR);
    play.must('creator', 'deliver');
  },
  review: (play) => play.must('brand', 'approve'),
  stays_live: (play) => play.must('brand', 'waive'),
};

/** Brings a new deal to where it is to begin, or to where its terms lead instead; all begin at the same time. */
export async function begin(world: World, { at, begun, sold }: Beginning): Promise<void> {
  const later = world.now;
  world.now = NOW;
  const play = world.invite(begun);
  if (at === 'settled') {
    await bring(world, play, 'sales');
    await settle(world, play, sold);
  } else if (at === 'eve' || at === 'day') {
    await bring(world, play, 'delivery');
    world.now = Date.parse(play.deal.dueAt) - (at === 'eve' ? 40 : 4) * HOUR;
  } else if (at === 'down') {
    await bring(world, play, 'stays_live');
    if (isOpen(play.deal.gate)) play.answer('brand', 'report_down');
  } else if (at === 'changed') {
    for (let round = 0; round < 2; round += 1) {
      await bring(world, play, 'review');
      if (isOpen(play.deal.gate)) play.answer('brand', 'request_changes');
    }
  } else await bring(world, play, at);
  world.now = Math.max(world.now, later);
}

async function bring(world: World, play: Play, at: GateName): Promise<void> {
  while (isOpen(play.deal.gate) && play.gate.name !== at) {
    const { name } = play.gate;
    play.now = world.now;
    const onward = ONWARD[name];
    if (onward !== undefined) onward(play);
    else if (name === 'funding' || name === 'payout') await settleMoney(world, play);
    else return;
    world.now = Math.max(world.now, play.now);
  }
}

/** The brand reports what was sold and closes the sales when the attribution ends; the payouts are still to be made. */
async function settle(world: World, play: Play, sold: readonly Order[]): Promise<void> {
  if (!isOpen(play.deal.gate) || play.gate.name !== 'sales') return;
  world.now += 16 * 24 * HOUR;
  await report(world, play, sold, null);
  play.now = world.now;
  play.answer('brand', 'close_sales');
  const { gate } = play.deal;
  if (isOpen(gate) && gate.name === 'top_up') await settleMoney(world, play);
}

async function settleMoney(world: World, { deal }: Play): Promise<void> {
  const { service } = world;
  const page = service.openPages.find(({ dealId }) => dealId === deal.id);
  if (page !== undefined) service.pay(page, 'paid');
  else for (const payee of world.payees) service.onboarded.add(payee);
  while (service.webhooks.length > 0) await deliver(world, 0, false, null);
  if (page === undefined) await carryOutPayments(world.services, deal.id);
  for (const payee of world.payees) service.onboarded.delete(payee);
}
