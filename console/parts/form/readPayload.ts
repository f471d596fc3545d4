import type { Terms } from '../../../domain/terms/terms.ts';
import { parseAmount, parsePercent } from '../../../functions/pages/forms/decimal.ts';
import { formFaults } from '../../../functions/words/faults.ts';
import type { Field } from './fields.ts';
import { toInstant } from './localInput.ts';

/** What stands in a field: typed text, chosen evidence, or terms as far as they could be read. */
export type FieldValue = string | readonly string[] | Readonly<Record<string, unknown>>;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** By the path of the field, joined by dots as the API's own faults are; the message in the API's words. */
export type FieldFaults = Readonly<Record<string, string>>;

export type ReadPayload =
  | { readonly ok: true; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: FieldFaults };

/** The payload out of what was filled in, or what does not fit. Empty fields that need not be filled in are left out. */
export function readPayload(
  fields: readonly Field[],
  values: FieldValues,
  { terms, termsVersion }: { terms: Terms; termsVersion: number },
): ReadPayload {
  const payload: Record<string, unknown> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const key = field.path.join('.');
    // What nobody changed of the terms is sent as it is.
    const given = { version: termsVersion, terms: values[key] ?? terms };
    const value =
      field.kind === 'version' || field.kind === 'terms'
        ? given[field.kind]
        : readField(field, values[key] ?? '', terms.currency);
    if (value instanceof Fault) faults[key] = value.message;
    else if (value !== undefined) put(payload, field.path, value);
  }
  return Object.keys(faults).length === 0 ? { ok: true, payload } : { ok: false, faults };
}

class Fault {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

function readField({ kind, isRequired }: Field, value: FieldValue, currency: string): unknown {
  if (typeof value !== 'string') {
    return Array.isArray(value) && value.length === 0 && !isRequired ? undefined : value;
  }
  const text = value.trim();
  if (text === '') return isRequired ? new Fault(formFaults.empty) : undefined;
  switch (kind) {
    case 'amount':
      return parseAmount(text, currency) ?? new Fault(formFaults.amount);
    case 'percent':
      return parsePercent(text) ?? new Fault(formFaults.percent);
    case 'moment':
      return toInstant(text) || new Fault(formFaults.moment);
    default:
      return text;
  }
}

function put(
  payload: Record<string, unknown>,
  [name = '', ...below]: readonly string[],
  value: unknown,
): void {
  if (below.length === 0) {
    payload[name] = value;
    return;
  }
  const inner: Record<string, unknown> = { ...Object(payload[name]) };
  put(inner, below, value);
  payload[name] = inner;
}
