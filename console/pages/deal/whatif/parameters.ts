import { parseAmount } from '../../../../functions/pages/forms/decimal.ts';
import type { ParameterView, ScenarioView } from '../../../../local/simulation/view.ts';
import type { AboutTerms } from './aboutTerms.ts';

/** What was typed, by parameter; what was left alone is absent. */
export type Typed = Readonly<Record<string, string>>;

/** The parameters of a scenario that mean something for these terms. */
export function parametersFor(
  scenarios: readonly ScenarioView[],
  name: string,
  about: AboutTerms,
  hasProvider: boolean,
): ParameterView[] {
  const { parameters = [] } = scenarios.find((scenario) => scenario.name === name) ?? {};
  return parameters
    .filter((parameter) => parameter.name !== 'sales' || about.hasSales)
    .filter((parameter) => parameter.name !== 'provider' || hasProvider)
    .map((parameter) =>
      parameter.name === 'gate'
        ? { ...parameter, options: parameter.options.filter((gate) => isInTerms(gate, about)) }
        : parameter,
    );
}

/** Whether a deal on these terms comes to the gate. */
function isInTerms(gate: string, { hasSample, hasDraft, hasSales, hasCommission }: AboutTerms): boolean {
  if (gate.startsWith('sample_')) return hasSample;
  if (gate.startsWith('draft')) return hasDraft;
  if (gate === 'sales') return hasSales;
  return gate !== 'top_up' || hasCommission;
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
