import * as z from 'zod/mini';
import type { Deal } from '../deal/deal.ts';
import type { DealEvent } from '../deal/event.ts';
import { type Action, type AtDeadline, atDeadlineSchema, offerSchema } from '../gates/gate.ts';
import { gateNameSchema } from '../gates/names.ts';
import { instantSchema } from '../time.ts';

export type Accountable = 'brand' | 'provider' | 'creator';

/** A gate at which somebody was waited for. */
export interface Turn {
  readonly gate: string;
  /** What those in turn are mainly asked for: it tells what kind of wait it is, whatever the gate is called. */
  readonly asked: Action;
  readonly of: readonly Accountable[];
  readonly since: string;
  readonly deadline: string;
}

const openedSchema = z.object({
  gate: gateNameSchema,
  deadline: instantSchema,
  atDeadline: atDeadlineSchema,
  actions: z.array(offerSchema),
});

/**
 * Where the clock leads on by itself, nobody was waited for: the work stayed online, the returns are in, a proposal is
 * left to the operators, nobody appeals.
 */
const LEADS_ON: ReadonlySet<AtDeadline> = new Set([
  'passes',
  'settles',
  'escalates',
  'goes_to_decision',
  'carries_out_decision',
]);

/** The turn that a gate's opening begins; `null` where it is nobody's. `claimant` opened the dispute, if there is one. */
export function turnOf(
  deal: Deal,
  { data, at }: DealEvent,
  claimant: 'brand' | 'creator' | null,
): Turn | null {
  const { gate, deadline, atDeadline, actions } = openedSchema.parse(data);
  const [first] = actions;
  if (first === undefined || LEADS_ON.has(atDeadline)) return null;
  const asked = first.action;
  const offered = actions.filter(({ action }) => action === asked).map(({ by }) => by);
  const isPaid = asked === 'funded';
  // Whoever opened the dispute has said its say: it is the other side that is to answer.
  const isBrands = asked === 'respond' ? claimant === 'creator' : isPaid || offered.includes('brand');
  const isCreators = asked === 'respond' ? claimant === 'brand' : offered.includes('creator');
  const of: Accountable[] = [
    ...(isBrands ? (['brand'] as const) : []),
    ...(isBrands && !isPaid && actsForBrand(deal, asked) ? (['provider'] as const) : []),
    ...(isCreators ? (['creator'] as const) : []),
  ];
  return of.length === 0 ? null : { gate, asked, of, since: at, deadline };
}

/** A provider answers for what its mandate lets it do in the brand's place. */
export function actsForBrand({ provider }: Deal, action: Action): boolean {
  return provider?.mandate.includes(action) === true;
}
