import type { Scope } from '../expression/scope.ts';
import { evaluate, type Template, unexpectedType } from '../expression/template.ts';

/** No time in a definition is longer. */
export const longestSeconds = 99_999_999;

/**
 * A field that takes a whole number from `least` to `most`.
 * @throws EvaluationFault
 */
export async function wholeNumber(
  template: Template,
  location: string,
  least: number,
  scope: Scope,
  most = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const value = await evaluate(template, scope);
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw unexpectedType(template, location, 'integer', value);
}

/**
 * A field that takes a number from `least` to `most`.
 * @throws EvaluationFault
 */
export async function numberWithin(
  template: Template,
  location: string,
  least: number,
  most: number,
  scope: Scope,
): Promise<number> {
  const value = await evaluate(template, scope);
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw unexpectedType(template, location, 'number', value);
}
