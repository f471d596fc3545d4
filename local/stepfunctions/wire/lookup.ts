import {
  executionArn,
  type MachineReference,
  parseExecutionArn,
  parseStateMachineArn,
  qualifiedArn,
  stateMachineArn,
} from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { AliasRecord, ExecutionRecord, MachineRecord, VersionRecord } from '../store/records.ts';
import type { Desk } from './desk.ts';

/** The machine of that name; one that was deleted is gone as soon as its last execution has ended. */
export function findMachine(desk: Desk, name: string): MachineRecord | undefined {
  const { machines } = desk.store;
  const found = machines.byName(name);
  if (found?.status !== 'DELETING') return found;
  machines.finishDeletions();
  return machines.byName(name);
}

/** @throws AwsError InvalidArn */
export function parseMachineArn(desk: Desk, arn: string): MachineReference {
  const reference = parseStateMachineArn(desk.home, arn);
  if (!reference) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  return reference;
}

export const noSuchMachine = (arn: string): AwsError =>
  new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);

export const resourceNotFound = (arn: string): AwsError =>
  new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);

/**
 * The machine an unqualified ARN names.
 * @throws AwsError InvalidArn, StateMachineDoesNotExist, ValidationException (a version's or an alias's ARN)
 */
export function machineByArn(desk: Desk, arn: string): MachineRecord {
  const { name, version, alias } = parseMachineArn(desk, arn);
  if (version !== undefined || alias !== undefined) {
    throw new AwsError('ValidationException', `The ARN of a version or an alias is not accepted: '${arn}'`);
  }
  const machine = findMachine(desk, name);
  if (!machine) throw noSuchMachine(arn);
  return machine;
}

/** The same, of a machine that may be changed. @throws AwsError StateMachineDeleting too */
export function livingMachine(desk: Desk, arn: string): MachineRecord {
  const machine = machineByArn(desk, arn);
  refuseDeleting(machine, arn);
  return machine;
}

/** @throws AwsError StateMachineDeleting */
export function refuseDeleting({ status }: MachineRecord, arn: string): void {
  if (status === 'ACTIVE') return;
  throw new AwsError('StateMachineDeleting', `State machine is being deleted: '${arn}'`);
}

export interface Target {
  readonly machine: MachineRecord;
  readonly version?: VersionRecord | undefined;
  readonly alias?: AliasRecord | undefined;
}

/** The machine, version or alias an ARN names. @throws AwsError InvalidArn, StateMachineDoesNotExist */
export function targetByArn(desk: Desk, arn: string): Target {
  const reference = parseMachineArn(desk, arn);
  const machine = findMachine(desk, reference.name);
  if (!machine) throw noSuchMachine(arn);
  const { versions, aliases } = desk.store;
  const version =
    reference.version === undefined ? undefined : versions.byNumber(machine.id, reference.version);
  const alias = reference.alias === undefined ? undefined : aliases.byName(machine.id, reference.alias);
  if ((reference.version !== undefined && !version) || (reference.alias !== undefined && !alias)) {
    throw noSuchMachine(arn);
  }
  return { machine, version, alias };
}

/** @throws AwsError InvalidArn, ExecutionDoesNotExist */
export function executionByArn(
  desk: Desk,
  arn: string,
): { execution: ExecutionRecord; machine: MachineRecord } {
  const names = parseExecutionArn(desk.home, arn);
  if (!names) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const machine = findMachine(desk, names.machine.split('/')[0] ?? '');
  const execution = machine && desk.store.executions.byName(machine.id, names.name);
  if (!machine || !execution || names.machine !== machineNameOf(desk, machine, execution)) {
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
  return { execution, machine: { ...machine, name: names.machine } };
}

/** Executions of a map run have its label beside the machine's name. */
function machineNameOf(desk: Desk, machine: MachineRecord, { mapRun }: ExecutionRecord): string | undefined {
  return mapRun ? desk.store.mapRuns.get(mapRun)?.name.split(':')[0] : machine.name;
}

/** The ARNs an execution shows: its own, its machine's, and those it was started by. */
export function arnsOf(
  { home }: Desk,
  machine: Pick<MachineRecord, 'name'>,
  { name, version, alias }: Pick<ExecutionRecord, 'name' | 'version' | 'alias'>,
) {
  return {
    executionArn: executionArn(home, machine.name, name),
    stateMachineArn: stateMachineArn(home, machine.name),
    ...(version === undefined ? {} : { stateMachineVersionArn: qualifiedArn(home, machine.name, version) }),
    ...(alias === undefined ? {} : { stateMachineAliasArn: qualifiedArn(home, machine.name, alias) }),
  };
}
