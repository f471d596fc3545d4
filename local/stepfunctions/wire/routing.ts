import * as z from 'zod/mini';
import { drawFraction } from '../draws.ts';
import { AwsError } from '../errors.ts';
import type { AliasRecord, MachineRecord, Route } from '../store/records.ts';
import type { Desk } from './desk.ts';
import { findMachine, parseMachineArn, resourceNotFound } from './lookup.ts';

export const routing = z
  .array(
    z.object({
      stateMachineVersionArn: z.string().check(z.minLength(1), z.maxLength(256)),
      weight: z.int().check(z.minimum(0), z.maximum(100)),
    }),
  )
  .check(z.minLength(1), z.maxLength(2));
export const invalidRouting = (message: string): AwsError =>
  new AwsError('ValidationException', message, 'INVALID_ROUTING_CONFIGURATION');

/**
 * The versions a routing configuration names, all of one machine.
 * @throws AwsError InvalidArn, ResourceNotFound, ValidationException
 */
export function routesOf(
  desk: Desk,
  configuration: z.infer<typeof routing>,
): { machine: MachineRecord; routes: readonly Route[] } {
  const arns = configuration.map((route) => route.stateMachineVersionArn);
  const references = arns.map((arn) => parseMachineArn(desk, arn));
  const shown = `Received: [${arns.join(', ')}]`;
  const [first] = references;
  if (!first || references.some(({ version }) => version === undefined)) {
    throw invalidRouting(`Routing configuration must contain state machine version ARNs. ${shown}`);
  }
  if (references.some(({ name }) => name !== first.name)) {
    throw invalidRouting(`Routing configuration must contain versions of the same state machine. ${shown}`);
  }
  if (new Set(arns).size < arns.length) {
    throw invalidRouting(`Routing configuration must contain distinct state machine version ARNs. ${shown}`);
  }
  const weights = configuration.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    throw invalidRouting(
      `Sum of routing configuration weights must equal 100. Received: ${JSON.stringify(weights)}`,
    );
  }
  const machine = findMachine(desk, first.name);
  const routes = configuration.map(({ stateMachineVersionArn: arn, weight }): Route => {
    const { version } = parseMachineArn(desk, arn);
    const known = machine && version !== undefined && desk.store.versions.byNumber(machine.id, version);
    if (!known) throw resourceNotFound(arn);
    return { version: known.number, weight };
  });
  if (!machine) throw resourceNotFound(arns.join());
  return { machine, routes };
}

/** Which version this start goes to; the seed and the start's number decide, so a run repeats. */
export function drawRoute(desk: Desk, { id, routes }: AliasRecord): number {
  const seed = `${desk.store.seed}:alias:${id}:${desk.scheduler.residents.nextId()}`;
  let left = drawFraction({ seed, drawn: 0 }) * 100;
  for (const { version, weight } of routes) {
    left -= weight;
    if (left < 0) return version;
  }
  throw new Error(`the weights of alias ${id} do not sum to 100`);
}
