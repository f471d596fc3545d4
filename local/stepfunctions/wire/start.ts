import * as z from 'zod/mini';
import { executionArn } from '../arn.ts';
import { drawUuid } from '../draws.ts';
import { AwsError } from '../errors.ts';
import type { MachineRecord } from '../store/records.ts';
import type { Desk, Starting } from './desk.ts';
import { checkName, machineByArn } from './machines.ts';
import { parseBody } from './protocol.ts';

/** Payloads end at 256 KiB of UTF-8 (Step Functions quotas). */
export const payloadLimitBytes = 262_144;

const start = z.object({
  stateMachineArn: z.string(),
  name: z.optional(z.string()),
  input: z._default(z.string(), '{}'),
});

/**
 * Idempotent as on AWS: the name of a running execution with the same input gives that execution.
 * @throws AwsError ExecutionAlreadyExists, InvalidExecutionInput, InvalidName, StateMachineDoesNotExist
 */
export async function startExecution(desk: Desk, body: unknown): Promise<unknown> {
  const request = parseBody(start, body);
  const machine = machineByArn(desk, request.stateMachineArn);
  checkInput(request.input);
  const name = request.name === undefined ? newName(desk, machine) : checkName(request.name);
  const arn = executionArn(desk.home, machine.name, name);
  const known = findKnown(desk, machine, name);
  if (known && (known.input !== request.input || known.ended)) {
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }
  const { startedAt, stored } = known ?? begin(desk, machine, name, request.input);
  await stored;
  return { executionArn: arn, startDate: startedAt / 1000 };
}

/** Repeats with the engine's seed; ids in the store only grow, so no name comes twice. */
const newName = (desk: Desk, machine: MachineRecord): string =>
  drawUuid({ drawn: 0, seed: `${desk.store.seed}:name:${machine.id}:${desk.scheduler.residents.nextId()}` });

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > payloadLimitBytes) {
    throw new AwsError('ValidationException', `Value at 'input' is longer than ${payloadLimitBytes} bytes`);
  }
  try {
    JSON.parse(input);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
  }
}

const keyOf = (machine: MachineRecord, name: string): string => `${machine.id}:${name}`;

function findKnown(
  desk: Desk,
  machine: MachineRecord,
  name: string,
): (Pick<Starting, 'input' | 'startedAt'> & { stored?: Promise<boolean>; ended?: boolean }) | undefined {
  const stored = desk.store.executions.byName(machine.id, name);
  return stored
    ? { input: stored.input, startedAt: stored.startedAt, ended: stored.status !== 'RUNNING' }
    : desk.starting.get(keyOf(machine, name));
}

/** No await between looking for the name and taking it, or two starts at once would both find it free. */
function begin(desk: Desk, machine: MachineRecord, name: string, input: string): Starting {
  const { scheduler, starting } = desk;
  const key = keyOf(machine, name);
  const { startedAt, stored } = scheduler.begin(scheduler.residents.revision(machine.revision), name, input);
  const held = { input, startedAt, stored: stored.finally(() => starting.delete(key)) };
  starting.set(key, held);
  return held;
}
