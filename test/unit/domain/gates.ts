import * as z from 'zod/mini';
import type { Deal } from '../../../domain/deal/deal.ts';
import { disputeGates } from '../../../domain/dispute/clocks.ts';
import { otherSide } from '../../../domain/dispute/dispute.ts';
import { type GateDeclaration, gateDeclarationSchema } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';
import { definitionOf, type MachineName } from '../../../workflows/definition.ts';

const machineSchema = z.object({
  States: z.record(z.string(), z.object({ Arguments: z.optional(z.unknown()) })),
});
const gateStateSchema = z.object({ Payload: z.object({ gate: gateDeclarationSchema }) });
const gateLikeSchema = z.object({ Payload: z.object({ gate: z.looseObject({ name: z.string() }) }) });

/** The gates as a workflow declares them; a declaration that does not fit the domain's schema is an error. */
const declaredBy = (machine: MachineName): GateDeclaration[] =>
  Object.values(machineSchema.parse(JSON.parse(definitionOf(machine))).States)
    .filter((state) => gateLikeSchema.safeParse(state.Arguments).success)
    .map((state) => gateStateSchema.parse(state.Arguments).Payload.gate);

export const DECLARED: readonly GateDeclaration[] = declaredBy('collaboration');
export const DECLARED_IN_DISPUTES: readonly GateDeclaration[] = declaredBy('dispute');

export const isDisputeGate = (name: string): name is (typeof disputeGates)[number] =>
  disputeGates.some((gate) => gate === name);

/** Who has to answer a dispute depends on who raised it. */
export function declared(name: GateName, deal?: Pick<Deal, 'dispute'>): GateDeclaration {
  const claimant = deal?.dispute?.claimant ?? 'creator';
  const gate = [...DECLARED, ...DECLARED_IN_DISPUTES].find(
    (each) =>
      each.name === name &&
      (name !== 'respond' || each.actions.every(({ by }) => by === otherSide(claimant))),
  );
  if (gate === undefined) throw new Error(`the workflow declares no gate ${name}`);
  return gate;
}
