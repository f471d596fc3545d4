import type { Deal } from '../deal/deal.ts';
import { disputeGates } from '../dispute/clocks.ts';
import { mayActForBrand } from '../dispute/concerned.ts';
import { type Gate, isOpen, rolesFor } from '../gates/gate.ts';
import type { Role } from '../parties.ts';

/**
 * Whose turn it mainly is: those who may take the first action. Where the payment service waits to be paid that is
 * the brand; where it pays, nobody. Where nothing has to be done, whoever has to keep something as it is, the creator.
 */
export function rolesInTurn(gate: Gate): Role[] {
  const [first] = gate.actions;
  if (first === undefined) return [];
  if (gate.atDeadline === 'passes') return ['creator'];
  if (first.by === 'payments') return first.action === 'funded' ? ['brand'] : [];
  return rolesFor(gate, first.action);
}

/**
 * Who hears that a gate opened: whose turn it is, and at a dispute's gates a provider that may act there for its brand.
 * Elsewhere the brand is told alone, so that mails stay few.
 */
export function rolesTold(gate: Gate, deal: Pick<Deal, 'provider'>): Role[] {
  const roles = rolesInTurn(gate);
  const isOfDispute = disputeGates.some((name) => name === gate.name);
  const mayAct = gate.actions.some(({ action, by }) => by === 'brand' && mayActForBrand(deal, action));
  return isOfDispute && mayAct ? [...roles, 'provider'] : roles;
}

/** Gates at which something may be done, but nothing has to be. */
const NOTHING_NEEDED: ReadonlySet<Gate['atDeadline']> = new Set(['passes', 'carries_out_decision']);

/** Who holds an action that is awaited at the gate where `deal` stands, and has not acted yet. */
export function rolesAwaited(deal: Deal): Role[] {
  const { gate } = deal;
  if (!isOpen(gate) || NOTHING_NEEDED.has(gate.atDeadline)) return [];
  if (gate.name === 'sales' && deal.salesReports > 0) return [];
  const agreed: readonly Role[] =
    gate.name === 'proposal_response' ? (deal.dispute?.proposal?.acceptedBy ?? []) : [];
  return rolesInTurn(gate).filter((role) => !agreed.includes(role));
}

/** `rolesAwaited`, and the provider where its mandate lets it do for the brand what the brand is awaited for. */
export function rolesWhoseTurn(deal: Deal): Role[] {
  const roles = rolesAwaited(deal);
  const [first] = deal.gate?.actions ?? [];
  const isItsTurnToo =
    first !== undefined &&
    roles.includes('brand') &&
    !roles.includes('provider') &&
    mayActForBrand(deal, first.action);
  return isItsTurnToo ? [...roles, 'provider'] : roles;
}
