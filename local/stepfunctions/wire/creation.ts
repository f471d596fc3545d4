import * as z from 'zod/mini';
import { stateMachineArn } from '../arn.ts';
import { compileMachine } from '../definition/compile.ts';
import { drawUuid } from '../draws.ts';
import { AwsError, InvalidDefinition } from '../errors.ts';
import type { RevisionFields } from '../store/machines.ts';
import type { MachineRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { findMachine, livingMachine, refuseDeleting } from './lookup.ts';
import { versionArnOf } from './machines.ts';
import { checkTags, tags } from './tags.ts';
import { publish } from './versions.ts';

const definition = z.string().check(z.minLength(1), z.maxLength(1_048_576));
const roleArn = z.string().check(z.minLength(1), z.maxLength(256));
const publishing = {
  publish: z._default(z.boolean(), false),
  versionDescription: z.optional(z.string().check(z.maxLength(256))),
};
const creation = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  definition,
  roleArn,
  type: z._default(z.enum(['STANDARD', 'EXPRESS']), 'STANDARD'),
  tags: z._default(tags, []),
  ...publishing,
});
const update = z.object({
  stateMachineArn: z.string(),
  definition: z.optional(definition),
  roleArn: z.optional(roleArn),
  ...publishing,
});

/** What a name may hold, as the API reference says. @throws AwsError InvalidName */
export function checkName(name: string): string {
  if (/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]{1,80}$/u.test(name)) return name;
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}

/** @throws AwsError InvalidDefinition */
export function checkDefinition(desk: Desk, text: string): void {
  try {
    compileMachine(text, desk.offer);
  } catch (error) {
    throw error instanceof InvalidDefinition ? new AwsError(error.name, error.message) : error;
  }
}

function checkPublishing(request: { publish: boolean; versionDescription?: string | undefined }): void {
  if (request.publish || request.versionDescription === undefined) return;
  throw new AwsError('ValidationException', 'Version description can only be set when publish is true');
}

/**
 * Idempotent by name, definition and what is published; the role and the tags of a repetition are ignored,
 * as the API reference says.
 * @throws AwsError InvalidDefinition, InvalidName, StateMachineAlreadyExists, StateMachineDeleting,
 * StateMachineTypeNotSupported, TooManyTags
 */
export function createStateMachine(desk: Desk, body: unknown): unknown {
  const request = parseBody(creation, body);
  checkName(request.name);
  checkPublishing(request);
  if (request.type !== 'STANDARD') {
    throw new AwsError(
      'StateMachineTypeNotSupported',
      `State machine type is not supported: ${request.type}`,
    );
  }
  checkDefinition(desk, request.definition);
  checkTags(request.tags);
  const known = findMachine(desk, request.name);
  if (known) checkRepetition(desk, known, request);
  const machine = known ?? create(desk, request);
  return {
    stateMachineArn: stateMachineArn(desk.home, machine.name),
    creationDate: machine.createdAt / 1000,
    ...(request.publish ? { stateMachineVersionArn: versionArnOf(desk, machine, 1) } : {}),
  };
}

function checkRepetition(desk: Desk, known: MachineRecord, request: z.infer<typeof creation>): void {
  const arn = stateMachineArn(desk.home, known.name);
  refuseDeleting(known, arn);
  const published = request.publish ? (request.versionDescription ?? '') : undefined;
  if (known.definition === request.definition && known.firstVersion === published) return;
  throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
}

function create(desk: Desk, request: z.infer<typeof creation>): MachineRecord {
  const { machines, tags: labels, versions } = desk.store;
  const nowMs = desk.clock.now();
  machines.create(request.name, request, nowMs);
  const machine = machines.byName(request.name);
  if (!machine) throw new Error(`machine ${request.name} is missing`);
  labels.put(machine.id, request.tags);
  const { versionDescription: description } = request;
  if (request.publish) versions.publish(machine, { description, nowMs, withMachine: true });
  return machine;
}

/** Makes it the machine's current revision; executions that run keep theirs. */
export function revise(desk: Desk, machine: MachineRecord, fields: RevisionFields): void {
  if (machine.definition === fields.definition && machine.roleArn === fields.roleArn) return;
  const seed = `${desk.store.seed}:revision:${machine.id}:${machine.revision}`;
  desk.store.machines.revise(machine.id, fields, drawUuid({ seed, drawn: 0 }));
}

/** @throws AwsError InvalidDefinition, MissingRequiredParameter, StateMachineDeleting, StateMachineDoesNotExist */
export function updateStateMachine(desk: Desk, body: unknown): unknown {
  const request = parseBody(update, body);
  checkPublishing(request);
  const known = livingMachine(desk, request.stateMachineArn);
  if (request.definition === undefined && request.roleArn === undefined) {
    throw new AwsError(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    );
  }
  if (request.definition !== undefined) checkDefinition(desk, request.definition);
  const { definition: text = known.definition, roleArn: role = known.roleArn } = request;
  revise(desk, known, { definition: text, roleArn: role });
  const machine = livingMachine(desk, request.stateMachineArn);
  const version = request.publish ? publish(desk, machine, request.versionDescription) : undefined;
  return {
    updateDate: desk.clock.now() / 1000,
    ...(machine.revisionId === undefined ? {} : { revisionId: machine.revisionId }),
    ...(version ? { stateMachineVersionArn: versionArnOf(desk, machine, version.number) } : {}),
  };
}
