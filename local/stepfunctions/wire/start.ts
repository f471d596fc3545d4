import * as z from 'zod/mini';
import { executionArn } from '../arn.ts';
import { drawUuid } from '../draws.ts';
import { AwsError } from '../errors.ts';
import type { MachineRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import { checkName } from './creation.ts';
import type { Desk, Starting } from './desk.ts';
import { noSuchMachine, refuseDeleting, type Target, targetByArn } from './lookup.ts';
import { drawRoute } from './routing.ts';

/** Payloads end at 256 KiB of UTF-8 (Step Functions quotas). */
export const payloadLimitBytes = 262_144;

const start = z.object({
  stateMachineArn: z.string(),
  name: z.optional(z.string()),
  input: z._default(z.string(), '{}'),
  traceHeader: z.optional(z.string().check(z.maxLength(256))),
});

/**
 * Idempotent as on AWS: the name of a running execution with the same input gives that execution. Started by
 * the ARN of a version or an alias, the execution remembers both.
 * @throws AwsError ExecutionAlreadyExists, InvalidExecutionInput, InvalidName, StateMachineDeleting,
 * StateMachineDoesNotExist
 */
export async function startExecution(desk: Desk, body: unknown): Promise<unknown> {
  const { executionArn: arn, startedAt, stored } = beginExecution(desk, body);
  await stored;
  return { executionArn: arn, startDate: startedAt / 1000 };
}

interface Begun {
  readonly id: number;
  readonly executionArn: string;
  readonly startedAt: number;
  /** Absent when it is on disk already. */
  readonly stored?: Promise<boolean>;
}

/** The same, its commit to come. @throws as startExecution does */
export function beginExecution(desk: Desk, body: unknown): Begun {
  const request = parseBody(start, body);
  const target = targetByArn(desk, request.stateMachineArn);
  const { machine } = target;
  refuseDeleting(machine, request.stateMachineArn);
  checkInput(request.input);
  const name = request.name === undefined ? newName(desk, machine) : checkName(request.name);
  const arn = executionArn(desk.home, machine.name, name);
  const known = findKnown(desk, machine, name);
  if (known && (known.input !== request.input || known.ended)) {
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }
  return { executionArn: arn, ...(known ?? begin(desk, target, name, request.input)) };
}

/** Only Express machines run that way. @throws AwsError StateMachineTypeNotSupported always */
export function startSyncExecution(desk: Desk, body: unknown): never {
  targetByArn(desk, parseBody(start, body).stateMachineArn);
  throw new AwsError(
    'StateMachineTypeNotSupported',
    'This operation is not supported by this type of state machine',
  );
}

/** Repeats with the engine's seed; ids in the store only grow, so no name comes twice. */
const newName = (desk: Desk, machine: MachineRecord): string =>
  drawUuid({ drawn: 0, seed: `${desk.store.seed}:name:${machine.id}:${desk.scheduler.residents.nextId()}` });

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > payloadLimitBytes) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${payloadLimitBytes}`,
    );
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
): (Omit<Starting, 'stored'> & { stored?: Promise<boolean>; ended?: boolean }) | undefined {
  const stored = desk.store.executions.byName(machine.id, name);
  return stored
    ? { id: stored.id, input: stored.input, startedAt: stored.startedAt, ended: stored.status !== 'RUNNING' }
    : desk.starting.get(keyOf(machine, name));
}

/** No await between looking for the name and taking it, or two starts at once would both find it free. */
function begin(desk: Desk, { machine, version, alias }: Target, name: string, inputText: string): Starting {
  const { scheduler, starting, store } = desk;
  const key = keyOf(machine, name);
  const number = alias ? drawRoute(desk, alias) : version?.number;
  const published = number === undefined ? undefined : store.versions.byNumber(machine.id, number);
  if (number !== undefined && !published) throw noSuchMachine(`${machine.name}:${number}`);
  const revision = scheduler.residents.revision((published ?? machine).revision);
  const started = scheduler.begin(revision, { name, inputText, version: number, alias: alias?.name });
  const stored = started.stored.finally(() => starting.delete(key));
  const held = { id: started.id, input: inputText, startedAt: started.startedAt, stored };
  starting.set(key, held);
  return held;
}
