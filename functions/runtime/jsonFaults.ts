import type { Fault } from '../../domain/faults.ts';

/** No request of ours goes deeper; whoever walks a body may then do so without minding the stack. */
const DEEPEST = 32;

/**
 * What keeps a JSON value from being stored and hashed as it was sent, wherever it stands: half of a surrogate pair
 * cannot be written as UTF-8 without being altered, and nesting without end exhausts the stack.
 */
export function jsonFaults(value: unknown, path: readonly (string | number)[] = []): Fault[] {
  if (typeof value === 'string')
    return value.isWellFormed() ? [] : [{ path, message: 'is not well-formed Unicode' }];
  if (typeof value !== 'object' || value === null) return [];
  if (path.length === DEEPEST) return [{ path, message: 'is nested too deeply' }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = [...path, key.toWellFormed()];
    const inKey = key.isWellFormed() ? [] : [{ path: named, message: 'is not a well-formed name' }];
    return [...inKey, ...jsonFaults(inner, named)];
  });
}
