import type { Plugin } from 'vite';
import * as z from 'zod/mini';
import { RULES } from '../../domain/actions/rules.ts';
import { evidenceIdsSchema, webAddressSchema } from '../../domain/actions/texts.ts';
import { termsSchema } from '../../domain/terms/terms.ts';
import { instantSchema } from '../../domain/time.ts';
import type { PartSchema, PayloadSchema } from '../parts/form/schema.ts';

const NAME = 'virtual:payloads';
const RESOLVED = `\0${NAME}`;

/**
 * `virtual:payloads`: what each action takes, as JSON schemas made from the schemas that validate. The rules
 * themselves stay out of the browser.
 */
export function payloadForms(): Plugin {
  return {
    name: 'payload-forms',
    resolveId: (source) => (source === NAME ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? `export default ${JSON.stringify(payloadSchemas())}` : null),
  };
}

export function payloadSchemas(): Readonly<Record<string, PayloadSchema>> {
  return Object.fromEntries(
    Object.entries(RULES).map(([action, { payload }]) => [action, payloadSchema(payload)]),
  );
}

/** JSON Schema cannot say what a text or a list of ids is for: `format` says it for those that have a field of their own. */
function payloadSchema(payload: z.ZodMiniType): PayloadSchema {
  const { properties = {}, required = [] } = z.toJSONSchema(payload, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === webAddressSchema) jsonSchema.format = 'uri';
      if (zodSchema === evidenceIdsSchema) jsonSchema.format = 'evidence';
      if (zodSchema === termsSchema) replaceBy(jsonSchema, { type: 'object', format: 'terms' });
      if (zodSchema === instantSchema) delete jsonSchema.pattern;
    },
  });
  return payloadSchemaShape.parse({ properties, required });
}

/** Terms have a form of their own, and much of them no JSON schema could say. */
function replaceBy(jsonSchema: object, by: object): void {
  for (const name of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, name);
  Object.assign(jsonSchema, by);
}

/** As much of a JSON schema as a form is made of; whatever else a schema says is checked by the API. */
const partSchema: z.ZodMiniType<PartSchema> = z.object({
  type: z.optional(z.string()),
  format: z.optional(z.string()),
  enum: z.optional(z.array(z.string())),
  maximum: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  required: z.optional(z.array(z.string())),
  get properties() {
    return z.optional(z.record(z.string(), partSchema));
  },
});
const payloadSchemaShape = z.object({
  properties: z.record(z.string(), partSchema),
  required: z.array(z.string()),
});
