import * as z from 'zod/mini';
import { parametersOf, type ScenarioName, scenarioNameSchema } from './scenarios.ts';

/** A parameter of a scenario, as a form needs it. */
export interface ParameterView {
  readonly name: string;
  readonly kind: 'number' | 'choice' | 'flag';
  /** In what a number is given. */
  readonly unit: 'days' | 'percent' | 'minor' | null;
  /** `null` where it is left to the play. */
  readonly default: number | string | boolean | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What can be chosen; empty where it is no choice. */
  readonly options: readonly string[];
}

export interface ScenarioView {
  readonly name: ScenarioName;
  readonly parameters: readonly ParameterView[];
}

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
