import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { type GateDeclaration, gateDeclarationSchema } from '../../../domain/gates/gate.ts';
import type { GateName } from '../../../domain/gates/names.ts';

const ASL = new URL('../../../workflows/collaboration/collaboration.asl.json', import.meta.url);
const machineSchema = z.object({
  States: z.record(z.string(), z.object({ Arguments: z.optional(z.unknown()) })),
});
const gateStateSchema = z.object({ Payload: z.object({ gate: gateDeclarationSchema }) });
const gateLikeSchema = z.object({ Payload: z.object({ gate: z.looseObject({ name: z.string() }) }) });

/** The gates as the workflow declares them; a declaration that does not fit the domain's schema is an error. */
export const DECLARED: readonly GateDeclaration[] = Object.values(
  machineSchema.parse(JSON.parse(readFileSync(ASL, 'utf8'))).States,
)
  .filter((state) => gateLikeSchema.safeParse(state.Arguments).success)
  .map((state) => gateStateSchema.parse(state.Arguments).Payload.gate);

export function declared(name: GateName): GateDeclaration {
  const gate = DECLARED.find((each) => each.name === name);
  if (gate === undefined) throw new Error(`the workflow declares no gate ${name}`);
  return gate;
}
