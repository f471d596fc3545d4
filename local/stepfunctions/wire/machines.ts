import * as z from 'zod/mini';
import { qualifiedArn, stateMachineArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { MachineRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { executionByArn, findMachine, machineByArn, parseMachineArn, targetByArn } from './lookup.ts';
import { listing, page, pageSize, placeOf } from './page.ts';

const byArn = z.object({
  stateMachineArn: z.string(),
  includedData: z._default(z.enum(['ALL_DATA', 'METADATA_ONLY']), 'ALL_DATA'),
});

/** What every machine here is, since logging and tracing are not this engine's. */
const fixed = {
  type: 'STANDARD',
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
} as const;

const revisionFields = ({ definition, roleArn, revisionId }: MachineRecord, included: string) => ({
  definition: included === 'ALL_DATA' ? definition : '{}',
  roleArn,
  ...(revisionId === undefined ? {} : { revisionId }),
});

/** By the ARN of the machine, of a version, or of an alias, which shows the first version it routes to. */
export function describeStateMachine(desk: Desk, body: unknown): unknown {
  const { stateMachineArn: arn, includedData } = parseBody(byArn, body);
  const { machine, version: named, alias } = targetByArn(desk, arn);
  const [route] = alias?.routes ?? [];
  const version = named ?? (route && desk.store.versions.byNumber(machine.id, route.version));
  const revision = version ? desk.store.machines.byRevision(version.revision) : machine;
  return {
    stateMachineArn: arn,
    name: machine.name,
    status: machine.status,
    creationDate: (version ?? machine).createdAt / 1000,
    ...revisionFields(revision ?? machine, includedData),
    ...(version?.description === undefined ? {} : { description: version.description }),
    ...fixed,
  };
}

const ofExecution = z.object({ executionArn: z.string(), includedData: byArn.shape.includedData });

/** The machine as the execution knows it, whatever has become of it since. */
export function describeStateMachineForExecution(desk: Desk, body: unknown): unknown {
  const { executionArn, includedData } = parseBody(ofExecution, body);
  const { execution, machine } = executionByArn(desk, executionArn);
  const { type: _, ...configuration } = fixed;
  return {
    stateMachineArn: stateMachineArn(desk.home, machine.name),
    name: machine.name,
    updateDate: machine.createdAt / 1000,
    ...revisionFields(desk.store.machines.byRevision(execution.revision) ?? machine, includedData),
    ...configuration,
  };
}

export function listStateMachines(desk: Desk, body: unknown): unknown {
  const { maxResults, nextToken } = parseBody(z.object(listing), body);
  const limit = pageSize(maxResults);
  desk.store.machines.finishDeletions();
  const rows = desk.store.machines.list(placeOf(nextToken, 0), limit + 1);
  const { items, ...next } = page(rows, limit, (machine) => machine.id);
  const stateMachines = items.map((machine) => ({
    stateMachineArn: stateMachineArn(desk.home, machine.name),
    name: machine.name,
    type: fixed.type,
    creationDate: machine.createdAt / 1000,
  }));
  return { stateMachines, ...next };
}

/** Its name is free once its last execution has ended; until then it takes no new ones. */
export function deleteStateMachine(desk: Desk, body: unknown): unknown {
  const { stateMachineArn: arn } = parseBody(byArn, body);
  const { name, version, alias } = parseMachineArn(desk, arn);
  if (version !== undefined || alias !== undefined) machineByArn(desk, arn);
  const machine = findMachine(desk, name);
  if (machine) desk.store.machines.beginDeletion(machine.id);
  desk.store.machines.finishDeletions();
  return {};
}

/** @throws AwsError ConflictException when something changed the machine meanwhile */
export function requireRevision({ revisionId = 'INITIAL' }: MachineRecord, wanted: string | undefined): void {
  if (wanted === undefined || wanted === revisionId) return;
  throw new AwsError(
    'ConflictException',
    `Failed to publish the State Machine version for revision ${wanted}. The current State Machine revision is ${revisionId}.`,
  );
}

export const versionArnOf = (desk: Desk, machine: MachineRecord, version: number): string =>
  qualifiedArn(desk.home, machine.name, version);
