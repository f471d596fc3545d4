import type { Scope } from '../expression/scope.ts';
import { evaluate, type Template, unexpectedType } from '../expression/template.ts';

/**
 * A field that takes a whole number, at least `least`.
 * @throws EvaluationFault
 */
export async function wholeNumber(
  template: Template,
  location: string,
  least: number,
  scope: Scope,
): Promise<number> {
  const value = await evaluate(template, scope);
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  throw unexpectedType(template, location, 'integer', value);
}
