import * as z from 'zod/mini';
import { parametersOf, scenarioNameSchema } from './scenarios.ts';
import type { ParameterView, ScenarioView } from './view.ts';

const propertySchema = z.object({
  type: z.enum(['integer', 'number', 'boolean', 'string']),
  unit: z.optional(z.enum(['days', 'percent', 'minor'])),
  default: z.optional(z.union([z.number(), z.string(), z.boolean()])),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  enum: z.optional(z.array(z.string())),
});
const jsonSchema = z.object({ properties: z.record(z.string(), propertySchema) });

/** Every scenario with its parameters, read off the schemas that check them. */
export function scenarioViews(): ScenarioView[] {
  return scenarioNameSchema.options.map((name) => {
    const { properties } = jsonSchema.parse(z.toJSONSchema(parametersOf(name), { io: 'input' }));
    return { name, parameters: Object.entries(properties).map(([key, about]) => viewOf(key, about)) };
  });
}

const KINDS = { integer: 'number', number: 'number', boolean: 'flag', string: 'choice' } as const;

function viewOf(name: string, about: z.infer<typeof propertySchema>): ParameterView {
  const { type, unit = null, minimum = null, maximum = null, enum: options = [] } = about;
  return { name, kind: KINDS[type], unit, default: about.default ?? null, minimum, maximum, options };
}
