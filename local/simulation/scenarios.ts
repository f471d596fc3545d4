import * as z from 'zod/mini';
import { faultsOf } from '../../domain/faults.ts';
import { type Behaviour, GOES_WELL, operatorDecisionSchema, silentAtSchema } from './behaviour.ts';
import { CannotPlay } from './cannotPlay.ts';

/** More sales than any deal takes cannot be reported (domain/deal/salesReport.ts). */
const MOST_SALES_MINOR = 2 ** 49;
const MOST_DAYS = 90;
const PPM_OF_PERCENT = 10_000;

/** In what a number is given, for whoever makes a form of it; it goes into the JSON Schema. */
function inUnit<S extends z.ZodMiniType>(unit: 'days' | 'percent' | 'minor', schema: S): S {
  z.globalRegistry.add(schema, { unit });
  return schema;
}

const days = (usual: number, least = 0) =>
  inUnit('days', z._default(z.int().check(z.minimum(least), z.maximum(MOST_DAYS)), usual));
const percent = (usual: number) =>
  inUnit('percent', z._default(z.number().check(z.minimum(0), z.maximum(100)), usual));
const sales = z.optional(inUnit('minor', z.int().check(z.minimum(0), z.maximum(MOST_SALES_MINOR))));

/** A scenario's parameters, and how everybody behaves with them. */
function scenario<S extends z.ZodMiniType>(parameters: S, behave: (given: z.infer<S>) => Behaviour) {
  return {
    parameters,
    behave: (given: unknown): Behaviour => {
      const parsed = parameters.safeParse(given);
      if (parsed.success) return behave(parsed.data);
      const faults = faultsOf(parsed.error).map(({ path, message }) => ({
        path: ['parameters', ...path],
        message,
      }));
      throw new CannotPlay('invalid_request', 'The parameters do not fit the scenario.', faults);
    },
  };
}

const playedWith = (salesMinor: number | undefined): Behaviour => ({
  ...GOES_WELL,
  salesMinor: salesMinor ?? null,
});

/** What can be played. Money is in minor units, shares are in percent, as people say them. */
const SCENARIOS = {
  happy: scenario(z.strictObject({ sales }), (given) => playedWith(given.sales)),
  nobody_answers: scenario(
    z.strictObject({
      gate: z._default(silentAtSchema, 'next'),
      operator: z._default(operatorDecisionSchema, 'refund'),
      sales,
    }),
    ({ gate, operator, sales }) => ({
      ...playedWith(sales),
      operator,
      twist: { kind: 'silence', at: gate },
    }),
  ),
  returns: scenario(z.strictObject({ percent: percent(40), sales }), ({ percent, sales }) => ({
    ...playedWith(sales),
    twist: { kind: 'returns', ratePpm: toPpm(percent) },
  })),
  creator_cancels: scenario(z.strictObject({ days: days(2) }), ({ days }) => ({
    ...GOES_WELL,
    twist: { kind: 'cancellation', by: 'creator', days },
  })),
  brand_cancels: scenario(z.strictObject({ days: days(2) }), ({ days }) => ({
    ...GOES_WELL,
    twist: { kind: 'cancellation', by: 'brand', days },
  })),
  dispute_split: scenario(
    z.strictObject({ creator: percent(50), provider: percent(0), sales }).check(
      z.refine(({ creator, provider }) => creator + provider <= 100, {
        error: 'must not come to more than 100 together with the share of the provider',
        path: ['creator'],
      }),
    ),
    ({ creator, provider, sales }) => ({
      ...playedWith(sales),
      twist: { kind: 'dispute' },
      shares: { creatorPpm: toPpm(creator), providerPpm: toPpm(provider) },
    }),
  ),
  late_delivery: scenario(
    z.strictObject({
      days: days(2, 1),
      extended: z._default(z.boolean(), false),
      sales,
    }),
    ({ days, extended, sales }) => ({ ...playedWith(sales), twist: { kind: 'lateness', days, extended } }),
  ),
};

const toPpm = (share: number): number => Math.round(share * PPM_OF_PERCENT);

export const scenarioNameSchema = z.enum([
  'happy',
  'nobody_answers',
  'returns',
  'creator_cancels',
  'brand_cancels',
  'dispute_split',
  'late_delivery',
] as const satisfies readonly (keyof typeof SCENARIOS)[]);
export type ScenarioName = z.infer<typeof scenarioNameSchema>;

/** @throws CannotPlay with the path of each fault, below `parameters` */
export function behaviourOf(name: ScenarioName, parameters: unknown): Behaviour {
  return SCENARIOS[name].behave(parameters);
}

export function parametersOf(name: ScenarioName): z.ZodMiniType {
  return SCENARIOS[name].parameters;
}
