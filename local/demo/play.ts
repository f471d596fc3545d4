import type { Deal } from '../../domain/deal/deal.ts';
import { type Gate, isOpen } from '../../domain/gates/gate.ts';
import type { GateName } from '../../domain/gates/names.ts';
import type { Role } from '../../domain/parties.ts';
import { salesWindows } from '../../domain/terms/terms.ts';
import type { Brand } from './brand.ts';
import type { Creator } from './creator.ts';
import type { DealTime } from './dealTime.ts';
import type { Behaviour } from './options.ts';
import { ordersAfter } from './orders.ts';

const SECOND_MILLIS = 1000;
const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
const DAY_MILLIS = 24 * HOUR_MILLIS;
/** Far more than any deal takes: a deal that comes back to the same gate for ever is stopped here. */
const MOST_TURNS = 40;

export interface Cast {
  readonly brand: Brand;
  readonly creator: Creator;
  readonly behaviour: Behaviour;
  readonly time: DealTime;
  /** The deal as it stands; an onlooker's view that the system does not notice. */
  readonly look: () => Promise<Deal>;
  readonly tell: (who: Role, what: string) => void;
}

type Turn = (cast: Cast, deal: Deal, gate: Gate) => Promise<void>;

/** Who does what at each gate. Where nobody does anything, the deal waits for somebody the demo has no part for. */
const TURNS: Partial<Record<GateName, Turn>> = {
  response: (cast, deal, gate) => RESPONSES[cast.behaviour](cast, deal, gate),
  funding: pay,
  sample_shipment: ship,
  sample_receipt: receive,
  draft: showDraft,
  draft_review: review,
  delivery: deliver,
  review,
  stays_live: (cast, _deal, gate) => pass(cast, gate),
  payout: (cast, _deal, gate) => pause(cast, gate, HOUR_MILLIS),
  sales: sell,
  top_up: pay,
};

const RESPONSES: Record<Behaviour, Turn> = {
  accept: async (cast, _deal, gate) => {
    await pause(cast, gate, 2 * HOUR_MILLIS);
    const subject = await cast.creator.answer('accept');
    cast.tell('creator', `reads “${subject}”, opens the link, accepts`);
  },
  decline: async (cast, _deal, gate) => {
    await pause(cast, gate, 2 * HOUR_MILLIS);
    const subject = await cast.creator.answer('decline', { reason: 'Booked that week.' });
    cast.tell('creator', `reads “${subject}”, opens the link, declines`);
  },
  silent: async (cast, _deal, gate) => {
    cast.tell('creator', 'says nothing');
    await pass(cast, gate);
  },
};

/**
 * Plays a deal to its end: at each gate whoever it waits for acts, or time passes.
 * @returns `null`, or at which gate it got stuck
 */
export async function play(cast: Cast): Promise<string | null> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await cast.time.settle();
    const deal = await cast.look();
    if (deal.status === 'closed') return null;
    const { gate } = deal;
    const act = isOpen(gate) ? TURNS[gate.name] : undefined;
    if (!isOpen(gate) || act === undefined) return stuck(deal);
    await act(cast, deal, gate);
  }
  return stuck(await cast.look());
}

function stuck({ status, gate, parked }: Deal): string {
  const why = parked === null ? '' : ` (${parked.stage}: ${parked.error} ${parked.cause})`;
  return `The deal is stuck at ${gate?.name ?? status}${why}.`;
}

async function pay(cast: Cast, _deal: Deal, gate: Gate): Promise<void> {
  await pause(cast, gate, 3 * HOUR_MILLIS);
  const subject = await cast.brand.pay();
  cast.tell('brand', `reads “${subject}”, pays on the payment page`);
}

async function ship(cast: Cast, deal: Deal, gate: Gate): Promise<void> {
  await pause(cast, gate, DAY_MILLIS);
  await cast.brand.ship(deal.id);
  cast.tell('brand', 'sends the sample');
}

async function receive(cast: Cast, _deal: Deal, gate: Gate): Promise<void> {
  await pause(cast, gate, 2 * DAY_MILLIS);
  await cast.creator.answer('confirm_receipt');
  cast.tell('creator', 'has the sample');
}

async function showDraft(cast: Cast, deal: Deal, gate: Gate): Promise<void> {
  await pause(cast, gate, 2 * DAY_MILLIS);
  await cast.creator.answer('submit_draft', { url: `https://draft.example.com/${deal.id}` });
  cast.tell('creator', 'shows a draft');
}

async function deliver(cast: Cast, deal: Deal, gate: Gate): Promise<void> {
  const { deliverable } = deal.terms;
  const due = Date.parse(deal.dueAt);
  const isStream = deliverable.kind === 'livestream';
  const done = isStream ? due + deliverable.minMinutes * MINUTE_MILLIS : due - 12 * HOUR_MILLIS;
  const latest = (due + Date.parse(gate.deadline)) / 2;
  await cast.time.advanceTo(Math.floor(Math.min(done, latest)));
  const url = `https://${deliverable.kind}.example.com/${deal.id}`;
  await cast.creator.deliver(url);
  cast.tell(
    'creator',
    isStream ? 'streamed, and hands in the recording' : 'publishes and hands in the video',
  );
}

async function review(cast: Cast, deal: Deal, gate: Gate): Promise<void> {
  await pause(cast, gate, DAY_MILLIS);
  await cast.brand.approve(deal.id, 'Well done.');
  cast.tell('brand', gate.name === 'draft_review' ? 'approves the draft' : 'approves the work');
}

/** Reports the sales once most returns are known, and lets the windows pass. */
async function sell(cast: Cast, deal: Deal, gate: Gate): Promise<void> {
  const windows = salesWindows(deal.terms);
  if (windows === null || deal.delivery === null) throw new Error(`deal ${deal.id} has no sales`);
  const orders = ordersAfter(deal.delivery.liveAt, windows.attribution);
  await pause(cast, gate, 10 * DAY_MILLIS);
  await cast.brand.reportSales(deal.id, orders);
  cast.tell('brand', `reports ${orders.length} orders, one cancelled, one partly returned`);
  await pass(cast, gate);
}

/** Lets `wanted` ms pass, but never more than half of what is left of the gate's clock. */
async function pause({ time }: Cast, gate: Gate, wanted: number): Promise<void> {
  const left = Math.max(0, Date.parse(gate.deadline) - time.now());
  await time.advanceTo(time.now() + Math.min(wanted, Math.floor(left / 2)));
}

/** Lets the gate's clock run out. A deadline that lies behind still takes the workflow a second to notice. */
async function pass({ time, tell }: Cast, gate: Gate): Promise<void> {
  await time.advanceTo(Math.max(Date.parse(gate.deadline), time.now() + SECOND_MILLIS));
  tell('clock', `the clock of ${gate.name} has run out`);
}
