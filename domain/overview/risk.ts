import type { Deal } from '../deal/deal.ts';
import { isOpen } from '../gates/gate.ts';
import { rolesAwaited } from '../notices/inTurn.ts';

export const RISKS = ['disputed', 'needs_operator', 'overdue', 'deadline_near'] as const;
export type Risk = (typeof RISKS)[number];

const NEAR_MILLIS = 48 * 3_600_000;

/**
 * Why somebody should look at an open deal: it is disputed or stands still, or somebody is waited for and the clock has
 * run out (nothing happens by itself then) or does within two days. Where only time has to pass, nothing is at risk.
 * @param now epoch ms
 */
export function risksOf(deal: Deal, now: number): Risk[] {
  const { status, gate } = deal;
  const risks: Risk[] = status === 'disputed' || status === 'needs_operator' ? [status] : [];
  if (!isOpen(gate) || rolesAwaited(deal).length === 0) return risks;
  const left = Date.parse(gate.deadline) - now;
  if (left <= 0) return [...risks, 'overdue'];
  return left <= NEAR_MILLIS ? [...risks, 'deadline_near'] : risks;
}
