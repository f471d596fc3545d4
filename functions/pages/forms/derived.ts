import * as z from 'zod/mini';
import { RULES } from '../../../domain/actions/rules.ts';
import { evidenceIdsSchema, webAddressSchema } from '../../../domain/actions/texts.ts';
import { formFaults } from '../../words/faults.ts';
import { namedField } from '../../words/fields.ts';
import { parseAmount } from './decimal.ts';
import type { ActionForm, Field } from './form.ts';
import { parseLocal } from './localTime.ts';
import { asWords, type FormReading } from './readForm.ts';

type Schema = z.core.$ZodType;

/**
 * The form that follows from an action's payload: a field for each of its parts, in their order, by what the schema
 * takes there. An action that takes nothing, or is not known, is a bare button.
 */
export function derivedForm(action: string): ActionForm {
  const parts = partsOf(action);
  return {
    hidden: () => ({}),
    fields: (deal, { locale }) =>
      parts.map(({ name, schema, isRequired }) => ({
        ...namedField(action, name, deal.terms.currency, locale),
        path: [name],
        kind: kindOf(schema),
        value: '',
        isRequired,
        ...(schema instanceof z.ZodMiniEnum ? { options: schema.options.map(String) } : {}),
      })),
    payload: (reading, deal, timeZone) => {
      const read = { reading, currency: deal.terms.currency, timeZone };
      return Object.fromEntries(
        parts.flatMap((part) => {
          const value = readPart(part, read);
          return value === undefined ? [] : [[part.name, value]];
        }),
      );
    },
  };
}

interface Part {
  readonly name: string;
  /** What stands inside `optional`. */
  readonly schema: Schema;
  readonly isRequired: boolean;
}

function partsOf(action: string): Part[] {
  const payload = Object.entries(RULES).find(([name]) => name === action)?.[1].payload;
  if (!(payload instanceof z.ZodMiniObject)) return [];
  return Object.entries(payload.def.shape).map(([name, schema]) =>
    schema instanceof z.ZodMiniOptional
      ? { name, schema: schema.def.innerType, isRequired: false }
      : { name, schema, isRequired: true },
  );
}

function kindOf(schema: Schema): Field['kind'] {
  if (schema === evidenceIdsSchema) return 'files';
  if (schema === webAddressSchema) return 'address';
  if (schema instanceof z.ZodMiniEnum) return 'choice';
  if (schema instanceof z.iso.ZodMiniISODateTime) return 'moment';
  return schema instanceof z.ZodMiniNumber ? 'decimal' : 'words';
}

function readPart(
  { name, schema, isRequired }: Part,
  { reading, currency, timeZone }: { reading: FormReading; currency: string; timeZone: string },
): unknown {
  const kind = kindOf(schema);
  if (kind === 'files') {
    const ids = reading.marked([name]);
    return ids.length === 0 && !isRequired ? undefined : ids;
  }
  const parse = (text: string) => {
    if (kind === 'moment') return parseLocal(text, timeZone);
    if (kind !== 'decimal') return asWords(text);
    const value = parseAmount(text, currency);
    return value === null ? { ok: false as const, message: formFaults.amount } : { ok: true as const, value };
  };
  return isRequired ? reading.required<unknown>([name], parse, '') : reading.optional<unknown>([name], parse);
}
