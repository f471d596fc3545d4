import type { Deployable } from '../../functions/runtime/step.ts';
import { Refusal } from '../refusal.ts';

/** They lead to what the one-machine mode runs in place of AWS's services; on AWS nobody sets them. */
export const ONE_MACHINE_ONLY: readonly string[] = [
  'DYNAMODB_ENDPOINT',
  'STEPFUNCTIONS_ENDPOINT',
  'STRIPE_API_BASE',
  'EVIDENCE_URL_SECRET',
];

/** Those that a stage may do without; what they then mean is said where they are read. */
const OPTIONAL: readonly string[] = ['CASE_FILE_OLD_KEYS', 'DISPUTE_TWO_OPERATORS_ABOVE'];

/** The variables that a deployable's providers read, in order. */
export const variablesOf = ({ needs }: Deployable): string[] =>
  [...new Set(Object.values(needs).flatMap((need) => Object.keys(need.env.shape)))].sort();

/**
 * Exactly the variables that a function reads.
 * @param values what the stage has to offer
 * @throws Refusal naming a variable that nobody sets
 */
export function environmentOf(
  deployable: Deployable,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const wanted = variablesOf(deployable).filter((name) => !ONE_MACHINE_ONLY.includes(name));
  const missing = wanted.find((name) => values[name] === undefined && !OPTIONAL.includes(name));
  if (missing !== undefined) {
    throw new Refusal(`The function ${deployable.name} needs ${missing}, which no stack sets.`);
  }
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** @throws Refusal naming a value that no function reads */
export function refuseUnread(
  deployables: readonly Deployable[],
  values: Readonly<Record<string, string>>,
): void {
  const read = new Set(deployables.flatMap(variablesOf));
  const unread = Object.keys(values).find((name) => !read.has(name));
  if (unread !== undefined) throw new Refusal(`${unread} is set, but no function reads it.`);
}
