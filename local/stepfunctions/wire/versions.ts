import * as z from 'zod/mini';
import { qualifiedArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { MachineRecord, VersionRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { findMachine, livingMachine, machineByArn, parseMachineArn } from './lookup.ts';
import { requireRevision, versionArnOf } from './machines.ts';
import { listing, page, pageSize, placeOf } from './page.ts';

/** Versions a machine may have (Step Functions quotas). */
const versionLimit = 1000;

const publication = z.object({
  stateMachineArn: z.string(),
  revisionId: z.optional(z.string()),
  description: z.optional(z.string().check(z.maxLength(256))),
});
const ofMachine = z.object({ stateMachineArn: z.string(), ...listing });

/** The machine's current revision as a version; one already published is returned. @throws AwsError ServiceQuotaExceededException */
export function publish(desk: Desk, machine: MachineRecord, description?: string): VersionRecord {
  const { versions } = desk.store;
  const known = versions.ofRevision(machine.revision);
  if (known) return known;
  if (versions.count(machine.id) >= versionLimit) {
    throw new AwsError(
      'ServiceQuotaExceededException',
      `Maximum number of ${versionLimit} versions of the state machine reached`,
    );
  }
  return versions.publish(machine, { description, nowMs: desk.clock.now() });
}

/** @throws AwsError ConflictException, ServiceQuotaExceededException, StateMachineDeleting, StateMachineDoesNotExist */
export function publishStateMachineVersion(desk: Desk, body: unknown): unknown {
  const { stateMachineArn, revisionId, description } = parseBody(publication, body);
  const machine = livingMachine(desk, stateMachineArn);
  requireRevision(machine, revisionId);
  const { number, createdAt } = publish(desk, machine, description);
  return { creationDate: createdAt / 1000, stateMachineVersionArn: versionArnOf(desk, machine, number) };
}

/** Newest first. */
export function listStateMachineVersions(desk: Desk, body: unknown): unknown {
  const { stateMachineArn, maxResults, nextToken } = parseBody(ofMachine, body);
  const machine = machineByArn(desk, stateMachineArn);
  const limit = pageSize(maxResults);
  const before = placeOf(nextToken, Number.MAX_SAFE_INTEGER);
  const rows = desk.store.versions.list(machine.id, before, limit + 1);
  const { items, ...next } = page(rows, limit, ({ number }) => number);
  const stateMachineVersions = items.map(({ number, createdAt }) => ({
    stateMachineVersionArn: versionArnOf(desk, machine, number),
    creationDate: createdAt / 1000,
  }));
  return { stateMachineVersions, ...next };
}

/** A version nobody knows is gone already; executions that run on it are not touched. @throws AwsError ConflictException */
export function deleteStateMachineVersion(desk: Desk, body: unknown): unknown {
  const { stateMachineVersionArn: arn } = parseBody(z.object({ stateMachineVersionArn: z.string() }), body);
  const { name, version } = parseMachineArn(desk, arn);
  if (version === undefined) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const machine = findMachine(desk, name);
  if (!machine) return {};
  const users = desk.store.aliases.ofVersion(machine.id, version, 0, 100);
  if (users.length > 0) {
    const arns = users.map((alias) => qualifiedArn(desk.home, name, alias.name)).join(', ');
    throw new AwsError(
      'ConflictException',
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${arns}]`,
    );
  }
  desk.store.versions.remove(machine.id, version);
  return {};
}
