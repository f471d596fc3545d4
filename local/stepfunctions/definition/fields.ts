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

export const retriers = (fields: Pick<Task, 'Retry'>): Retrier[] =>
  (fields.Retry ?? []).map((retry) =>
    present<Retrier>({
      errorEquals: retry.ErrorEquals,
      intervalSeconds: retry.IntervalSeconds ?? 1,
      maxAttempts: retry.MaxAttempts ?? 3,
      backoffRate: retry.BackoffRate ?? 2,
      maxDelaySeconds: retry.MaxDelaySeconds,
      fullJitter: retry.JitterStrategy === 'FULL',
    }),
  );

export const catchers = (fields: Pick<Task, 'Catch'>, faults: Faults): Catcher[] =>
  (fields.Catch ?? []).map((entry, at) => ({
    ...leaving(entry, `Catch[${at}]/`, faults),
    errorEquals: entry.ErrorEquals,
    next: entry.Next,
  }));
