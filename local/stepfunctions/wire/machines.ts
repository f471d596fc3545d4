import * as z from 'zod/mini';
import { parseStateMachineArn, stateMachineArn } from '../arn.ts';
import { compileMachine } from '../definition/compile.ts';
import { AwsError, InvalidDefinition } from '../errors.ts';
import type { MachineRecord } from '../store/records.ts';
import type { Desk } from './desk.ts';
import { page, placeOf } from './page.ts';
import { parseBody } from './protocol.ts';

const creation = z.object({
  name: z.string(),
  definition: z.string().check(z.minLength(1), z.maxLength(1_048_576)),
  roleArn: z.string().check(z.minLength(1), z.maxLength(256)),
  type: z._default(z.enum(['STANDARD']), 'STANDARD'),
});
const listing = z.object({
  maxResults: z._default(z.int().check(z.minimum(0), z.maximum(1000)), 100),
  nextToken: z.optional(z.string()),
});

/** What a name may hold, as the API reference says. @throws AwsError InvalidName */
export function checkName(name: string): string {
  if (/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name)) return name;
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}

/** @throws AwsError InvalidDefinition */
export function checkDefinition(definition: string): void {
  try {
    compileMachine(definition);
  } catch (error) {
    throw error instanceof InvalidDefinition ? new AwsError(error.name, error.message) : error;
  }
}

/** @throws AwsError InvalidArn, StateMachineDoesNotExist */
export function machineByArn(desk: Desk, arn: string): MachineRecord {
  const name = parseStateMachineArn(desk.home, arn);
  if (name === undefined) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const machine = desk.store.machines.byName(name);
  if (!machine) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
}

export function createStateMachine(desk: Desk, body: unknown): unknown {
  const { name, definition, roleArn } = parseBody(creation, body);
  checkName(name);
  checkDefinition(definition);
  const arn = stateMachineArn(desk.home, name);
  const known = desk.store.machines.byName(name);
  if (known && (known.definition !== definition || known.roleArn !== roleArn)) {
    throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
  }
  if (!known) desk.store.machines.put({ name, definition, roleArn, nowMs: desk.clock.now() });
  const createdAt = known?.createdAt ?? desk.clock.now();
  return { stateMachineArn: arn, creationDate: createdAt / 1000 };
}

export function describeStateMachine(desk: Desk, body: unknown): unknown {
  const { stateMachineArn: arn } = parseBody(z.object({ stateMachineArn: z.string() }), body);
  const machine = machineByArn(desk, arn);
  return {
    stateMachineArn: arn,
    name: machine.name,
    status: 'ACTIVE',
    definition: machine.definition,
    roleArn: machine.roleArn,
    type: 'STANDARD',
    creationDate: machine.createdAt / 1000,
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  };
}

export function listStateMachines(desk: Desk, body: unknown): unknown {
  const { maxResults, nextToken } = parseBody(listing, body);
  const limit = maxResults || 100;
  const { items, ...next } = page(
    desk.store.machines.list(placeOf(nextToken, 0), limit + 1),
    limit,
    (machine) => machine.id,
  );
  const stateMachines = items.map((machine) => ({
    stateMachineArn: stateMachineArn(desk.home, machine.name),
    name: machine.name,
    type: 'STANDARD',
    creationDate: machine.createdAt / 1000,
  }));
  return { stateMachines, ...next };
}
