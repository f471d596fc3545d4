import type { Terms } from '../../../../domain/terms/terms.ts';
import { parseAmount } from '../../../../functions/pages/forms/decimal.ts';
import type { ParameterView, ScenarioView } from '../../../../local/simulation/view.ts';

/** What was typed, by parameter; what was left alone is absent. */
export type Typed = Readonly<Record<string, string>>;

interface About {
  readonly terms: Terms;
  readonly hasProvider: boolean;
}

/** The parameters of a scenario that mean something for these terms. */
export function parametersFor(
  scenarios: readonly ScenarioView[],
  name: string,
  { terms, hasProvider }: About,
): ParameterView[] {
  const hasSales = terms.commission !== undefined || terms.gmvGuarantee !== undefined;
  const { parameters = [] } = scenarios.find((scenario) => scenario.name === name) ?? {};
  return parameters
    .filter((parameter) => parameter.name !== 'sales' || hasSales)
    .filter((parameter) => parameter.name !== 'provider' || hasProvider)
    .map((parameter) =>
      parameter.name === 'gate'
        ? { ...parameter, options: parameter.options.filter((gate) => isInTerms(gate, terms)) }
        : parameter,
    );
}

/** Whether a deal on these terms comes to the gate. */
function isInTerms(gate: string, { deliverable, sample, commission, gmvGuarantee }: Terms): boolean {
  if (gate.startsWith('sample_')) return sample?.required === true;
  if (gate.startsWith('draft')) return deliverable.kind === 'video' && deliverable.draftReview === true;
  if (gate === 'sales') return commission !== undefined || gmvGuarantee !== undefined;
  return gate !== 'top_up' || commission !== undefined;
}

/** As the API takes them; `null` while something typed is no value. */
export function typedValues(
  parameters: readonly ParameterView[],
  typed: Typed,
  currency: string,
): Record<string, unknown> | null {
  const values: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const text = typed[parameter.name]?.trim() ?? '';
    if (text === '') continue;
    const value = typedValue(parameter, text, currency);
    if (value === null) return null;
    values[parameter.name] = value;
  }
  return values;
}

/** `null` for what is none, or lies outside what is allowed. */
export function typedValue(
  { kind, unit, minimum, maximum }: ParameterView,
  text: string,
  currency: string,
): number | string | boolean | null {
  if (kind === 'choice') return text;
  if (kind === 'flag') return text === 'true';
  const value = unit === 'minor' ? parseAmount(text, currency) : Number(text);
  if (value === null || !Number.isFinite(value)) return null;
  if (unit === 'days' && !Number.isInteger(value)) return null;
  return value >= (minimum ?? value) && value <= (maximum ?? value) ? value : null;
}
