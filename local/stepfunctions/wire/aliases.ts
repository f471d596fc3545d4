import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { qualifiedArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { AliasRecord, MachineRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import {
  findMachine,
  noSuchMachine,
  parseMachineArn,
  refuseDeleting,
  resourceNotFound,
  targetByArn,
} from './lookup.ts';
import { listing, page, pageSize, placeOf } from './page.ts';
import { invalidRouting, routesOf, routing } from './routing.ts';

/** Aliases a machine may have (Step Functions quotas). */
const aliasLimit = 100;

const description = z.optional(z.string().check(z.maxLength(256)));
const creation = z.object({
  // A name of digits only would read as a version.
  name: z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/)),
  description,
  routingConfiguration: routing,
});
const change = z.object({
  stateMachineAliasArn: z.string(),
  description,
  routingConfiguration: z.optional(routing),
});
const byArn = z.object({ stateMachineAliasArn: z.string() });
const ofMachine = z.object({ stateMachineArn: z.string(), ...listing });

/** @throws AwsError InvalidArn, ResourceNotFound */
function aliasByArn(desk: Desk, arn: string): { machine: MachineRecord; alias: AliasRecord } {
  const { name, alias: wanted } = parseMachineArn(desk, arn);
  if (wanted === undefined) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const machine = findMachine(desk, name);
  const alias = machine && desk.store.aliases.byName(machine.id, wanted);
  if (!machine || !alias) throw resourceNotFound(arn);
  return { machine, alias };
}

/** Idempotent by name, description and routing. @throws AwsError ConflictException, ResourceNotFound, ServiceQuotaExceededException, StateMachineDeleting */
export function createStateMachineAlias(desk: Desk, body: unknown): unknown {
  const { name, description: text, routingConfiguration } = parseBody(creation, body);
  const { machine, routes } = routesOf(desk, routingConfiguration);
  const arn = qualifiedArn(desk.home, machine.name, name);
  refuseDeleting(machine, arn);
  const { aliases } = desk.store;
  const known = aliases.byName(machine.id, name);
  if (known && (known.description !== text || !isDeepStrictEqual(known.routes, routes))) {
    throw new AwsError(
      'ConflictException',
      'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    );
  }
  if (!known && aliases.count(machine.id) >= aliasLimit) {
    throw new AwsError(
      'ServiceQuotaExceededException',
      `Maximum number of ${aliasLimit} aliases of the state machine reached`,
    );
  }
  if (!known) aliases.create(machine.id, name, { description: text, routes }, desk.clock.now());
  return { stateMachineAliasArn: arn, creationDate: (known?.createdAt ?? desk.clock.now()) / 1000 };
}

/** @throws AwsError ResourceNotFound, StateMachineDeleting, ValidationException */
export function updateStateMachineAlias(desk: Desk, body: unknown): unknown {
  const request = parseBody(change, body);
  const { machine, alias } = aliasByArn(desk, request.stateMachineAliasArn);
  refuseDeleting(machine, request.stateMachineAliasArn);
  if (request.description === undefined && request.routingConfiguration === undefined) {
    throw new AwsError(
      'ValidationException',
      'Either the description or the routing configuration must be specified',
      'MISSING_REQUIRED_PARAMETER',
    );
  }
  const routed = request.routingConfiguration && routesOf(desk, request.routingConfiguration);
  if (routed && routed.machine.id !== machine.id) {
    throw invalidRouting('Routing configuration must contain versions of the state machine of the alias.');
  }
  const nowMs = desk.clock.now();
  const { description: text = alias.description } = request;
  desk.store.aliases.update(alias.id, { description: text, routes: routed?.routes ?? alias.routes }, nowMs);
  return { updateDate: nowMs / 1000 };
}

/** @throws AwsError ResourceNotFound */
export function describeStateMachineAlias(desk: Desk, body: unknown): unknown {
  const { stateMachineAliasArn } = parseBody(byArn, body);
  const { machine, alias } = aliasByArn(desk, stateMachineAliasArn);
  return {
    stateMachineAliasArn,
    name: alias.name,
    ...(alias.description === undefined ? {} : { description: alias.description }),
    routingConfiguration: alias.routes.map(({ version, weight }) => ({
      stateMachineVersionArn: qualifiedArn(desk.home, machine.name, version),
      weight,
    })),
    creationDate: alias.createdAt / 1000,
    updateDate: alias.updatedAt / 1000,
  };
}

/** @throws AwsError ResourceNotFound */
export function deleteStateMachineAlias(desk: Desk, body: unknown): unknown {
  const { alias } = aliasByArn(desk, parseBody(byArn, body).stateMachineAliasArn);
  desk.store.aliases.remove(alias.id);
  return {};
}

/** Of a machine, or with a version's ARN those that route to it. @throws AwsError StateMachineDoesNotExist, ResourceNotFound */
export function listStateMachineAliases(desk: Desk, body: unknown): unknown {
  const { stateMachineArn: arn, maxResults, nextToken } = parseBody(ofMachine, body);
  const { machine, version, alias } = targetByArn(desk, arn);
  if (alias) throw noSuchMachine(arn);
  const limit = pageSize(maxResults);
  const after = placeOf(nextToken, 0);
  const { aliases } = desk.store;
  const rows = version
    ? aliases.ofVersion(machine.id, version.number, after, limit + 1)
    : aliases.list(machine.id, after, limit + 1);
  const { items, ...next } = page(rows, limit, ({ id }) => id);
  const stateMachineAliases = items.map(({ name, createdAt }) => ({
    stateMachineAliasArn: qualifiedArn(desk.home, machine.name, name),
    creationDate: createdAt / 1000,
  }));
  return { stateMachineAliases, ...next };
}
