import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { gateDeclarationSchema } from '../domain/gates/gate.ts';
import { definitionOf } from './definition.ts';

/*
 * Takes the gate that a deal comes to first out of its machine, so that whoever shows a deal before it is started needs
 * not carry the machine.
 *   node workflows/firstGate.ts           writes it
 *   node workflows/firstGate.ts --check   exits 1 if it is out of date
 */

const file = new URL('./collaboration/firstGate.json', import.meta.url);
const machineSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), z.unknown()) });
const openingSchema = z.object({
  Arguments: z.object({ Payload: z.object({ gate: gateDeclarationSchema }) }),
});

const { StartAt, States } = machineSchema.parse(JSON.parse(definitionOf('collaboration')));
const { gate } = openingSchema.parse(States[StartAt]).Arguments.Payload;
const text = `${JSON.stringify(gate, null, 2)}\n`;

if (!parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check)
  writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('workflows/collaboration/firstGate.json is out of date: run npm run generate');
  process.exitCode = 1;
}
