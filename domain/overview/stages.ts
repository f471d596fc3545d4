import type { Status } from '../gates/gate.ts';
import type { GateName } from '../gates/names.ts';

export type Stage = Exclude<Status, 'closed'>;

/** The order in which a deal usually goes through them; the last two are side ways. */
export const STAGES = [
  'invited',
  'negotiating',
  'awaiting_funding',
  'preparing',
  'delivering',
  'reviewing',
  'settling',
  'disputed',
  'needs_operator',
] as const satisfies readonly Stage[];

/** The status a deal has at each gate, as the machines declare it (a test compares). */
export const STAGE_OF_GATE: Readonly<Record<GateName, Stage>> = {
  response: 'invited',
  counter_response: 'negotiating',
  funding: 'awaiting_funding',
  sample_shipment: 'preparing',
  sample_receipt: 'preparing',
  draft: 'preparing',
  draft_review: 'reviewing',
  delivery: 'delivering',
  review: 'reviewing',
  payout: 'settling',
  stays_live: 'settling',
  sales: 'settling',
  top_up: 'settling',
  operator: 'needs_operator',
  respond: 'disputed',
  proposal: 'disputed',
  proposal_response: 'disputed',
  decision: 'disputed',
  appeal: 'disputed',
};

/** How long a deal was in each stage altogether, from its times at gates. Milliseconds. */
export function timeInStages(gates: Readonly<Record<string, number>>): Map<Stage, number> {
  const stages = new Map<Stage, number>();
  for (const [gate, stage] of Object.entries(STAGE_OF_GATE)) {
    const millis = gates[gate];
    if (millis !== undefined) stages.set(stage, (stages.get(stage) ?? 0) + millis);
  }
  return stages;
}
