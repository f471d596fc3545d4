import type * as z from 'zod/mini';
import type { DefinitionIssue } from '../errors.ts';
import { SyntaxFault } from '../expression/expression.ts';
import { compileTemplate, type Template } from '../expression/template.ts';
import type { Json } from '../json.ts';
import type { grammar } from './grammar.ts';
import type { Catcher, Leaving, Retrier } from './machine.ts';

/** Collects what is wrong with one state; `where` names it, `location` is its path in the definition. */
export class Faults {
  readonly found: DefinitionIssue[];
  readonly where: string;
  readonly location: string;
  constructor(found: DefinitionIssue[], where: string, location: string) {
    this.found = found;
    this.where = where;
    this.location = location;
  }
  /** `field` is what it concerns, when it concerns one. */
  add(text: string, { field = '', code = 'SCHEMA_VALIDATION_FAILED' } = {}): void {
    const location = field === '' ? this.location : `${this.location}/${field}`;
    this.found.push({ message: `${this.where}: ${text}`, code, location });
  }
}

/** A template, or nothing when the field is absent; a syntax error in an expression becomes a fault. */
export function template(source: Json | undefined, location: string, faults: Faults): Template | undefined {
  if (source === undefined) return undefined;
  try {
    return compileTemplate(source, location);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    faults.add(`the expression of field '${error.location}' cannot be parsed: ${error.message}`, {
      field: error.location,
    });
    return undefined;
  }
}

/** The fields that are present, so that absent ones stay absent under exactOptionalPropertyTypes. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T;
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

interface LeavingFields {
  Assign?: { [name: string]: Json } | undefined;
  Output?: Json | undefined;
  Next?: string | undefined;
}

export const leaving = (fields: LeavingFields, at: string, faults: Faults): Leaving =>
  present<Leaving>({
    assign: template(fields.Assign, `${at}Assign`, faults),
    output: template(fields.Output, `${at}Output`, faults),
    next: fields.Next,
  });

type Task = z.infer<typeof grammar.Task>;

/** States.ALL stands alone in its list, and last among the lists (States Language, "Errors"). */
function checkWildcard(rules: readonly { ErrorEquals: string[] }[], field: string, faults: Faults): void {
  for (const [at, { ErrorEquals: names }] of rules.entries()) {
    if (!names.includes('States.ALL')) continue;
    if (names.length > 1) faults.add(`'States.ALL' must stand alone in ${field}[${at}]`);
    if (at < rules.length - 1) faults.add(`'States.ALL' must be in the last entry of ${field}`);
  }
}

function checkDelays(retry: NonNullable<Task['Retry']>[number], at: number, faults: Faults): void {
  const { IntervalSeconds: interval = 1, MaxDelaySeconds: most } = retry;
  if (most !== undefined && most <= interval) {
    faults.add(`MaxDelaySeconds of Retry[${at}] must be greater than its IntervalSeconds`);
  }
}

export function retriers(fields: Pick<Task, 'Retry'>, faults: Faults): Retrier[] {
  const { Retry: rules = [] } = fields;
  checkWildcard(rules, 'Retry', faults);
  return rules.map((retry, at) => {
    checkDelays(retry, at, faults);
    return present<Retrier>({
      errorEquals: retry.ErrorEquals,
      intervalSeconds: retry.IntervalSeconds ?? 1,
      maxAttempts: retry.MaxAttempts ?? 3,
      backoffRate: retry.BackoffRate ?? 2,
      maxDelaySeconds: retry.MaxDelaySeconds,
      fullJitter: retry.JitterStrategy === 'FULL',
    });
  });
}

export function catchers(fields: Pick<Task, 'Catch'>, faults: Faults): Catcher[] {
  const { Catch: rules = [] } = fields;
  checkWildcard(rules, 'Catch', faults);
  return rules.map((entry, at) => ({
    ...leaving(entry, `Catch[${at}]/`, faults),
    errorEquals: entry.ErrorEquals,
    next: entry.Next,
  }));
}
