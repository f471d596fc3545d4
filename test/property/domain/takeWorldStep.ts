import type { Order } from '../../../domain/commission/commission.ts';
import { RetryableError } from '../../../domain/errors.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import { PPM } from '../../../domain/money/amount.ts';
import { carryOutPayments } from '../../../functions/deals/carryOutPayments.ts';
import { reportSales } from '../../../functions/deals/reportSales.ts';
import { takeUpPaymentEvent } from '../../../functions/deals/takeUpPaymentEvent.ts';
import { RECOVERING, recoverMoney } from '../../../functions/events/recoverMoney.ts';
import { Problem } from '../../../functions/runtime/problem.ts';
import type { Play } from '../../unit/domain/play.ts';
import type { Step } from './arbitraries.ts';
import { takeOffer, takeStep } from './history.ts';
import type { World } from './world.ts';
import type { Outside, WorldStep } from './worldSteps.ts';

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

export async function consume(world: World, isTwice: boolean, deathAt: number | null): Promise<void> {
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
