import type { PartSchema, PayloadSchema } from './schema.ts';

export type FieldKind =
  | 'line'
  | 'text'
  | 'address'
  | 'choice'
  | 'moment'
  | 'amount'
  | 'percent'
  | 'evidence'
  | 'terms'
  | 'version';

/** One field of a form; its path is where its value stands in the payload, so that a fault of the API finds it. */
export interface Field {
  readonly path: readonly string[];
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly options?: readonly string[] | undefined;
  readonly maxLength?: number | undefined;
}

const PPM = 1_000_000;
/** A text longer than this gets more than one line. */
const LINE = 200;

/** The fields that follow from what an action takes, in its order. An optional part with parts of its own needs none of them. */
export function fieldsOf({ properties = {}, required = [] }: Partial<PayloadSchema>): Field[] {
  return fieldsBelow({ properties, required }, [], true);
}

function fieldsBelow(
  { properties = {}, required = [] }: PartSchema,
  above: readonly string[],
  isNeeded: boolean,
): Field[] {
  return Object.entries(properties).flatMap(([name, part]): Field[] => {
    const path = [...above, name];
    const isRequired = isNeeded && required.includes(name);
    if (part.properties !== undefined) return fieldsBelow(part, path, isRequired);
    return [{ path, kind: kindOf(name, part), isRequired, options: part.enum, maxLength: part.maxLength }];
  });
}

function kindOf(
  name: string,
  { type, format, enum: options, maximum, maxLength = 0 }: PartSchema,
): FieldKind {
  if (name === 'termsVersion') return 'version';
  if (format === 'terms' || format === 'evidence') return format;
  if (format === 'date-time') return 'moment';
  if (format === 'uri') return 'address';
  if (options !== undefined) return 'choice';
  if (type === 'number' || type === 'integer') return maximum === PPM ? 'percent' : 'amount';
  return maxLength > LINE ? 'text' : 'line';
}
