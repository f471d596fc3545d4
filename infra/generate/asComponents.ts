import * as z from 'zod';

const schemaSchema = z.record(z.string(), z.unknown());
type Schema = z.infer<typeof schemaSchema>;
const answersSchema = z.object({
  properties: z.record(z.string(), schemaSchema),
  definitions: z.record(z.string(), schemaSchema),
});

const REF = '#/definitions/';
/** What a type of ours is called; whatever else has a name has its own text for one. */
const NAME = /^[A-Z]\w*$/;

/**
 * The schemas of an API's answers as its description has them: those with a name of their own side by side, all others
 * where they are used.
 * @param generated JSON Schema of an object with an answer at each route's name
 */
export function asComponents(generated: unknown): { answers: Schema; schemas: Schema } {
  const { properties, definitions } = answersSchema.parse(generated);
  const names = Object.keys(definitions).filter((name) => NAME.test(name));

  function placed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(placed);
    const schema = schemaSchema.safeParse(value);
    if (!schema.success) return value;
    const { $ref, ...rest } = schema.data;
    const parts = Object.entries(rest).map(([key, part]) => [key, placed(part)] as const);
    return { ...(typeof $ref === 'string' ? referred($ref) : {}), ...Object.fromEntries(parts) };
  }

  function referred($ref: string): Schema {
    const name = decodeURIComponent($ref.slice(REF.length));
    if (NAME.test(name)) return { $ref: `#/components/schemas/${name}` };
    return schemaSchema.parse(placed(definitions[name] ?? {}));
  }

  return {
    answers: Object.fromEntries(Object.entries(properties).map(([route, schema]) => [route, placed(schema)])),
    schemas: Object.fromEntries(names.map((name) => [name, placed(definitions[name] ?? {})])),
  };
}
