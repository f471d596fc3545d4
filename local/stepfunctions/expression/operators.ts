import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { type Beyond, beyond } from './beyond.ts';

type Operation = (left: Json | undefined, right: Json | undefined) => Json | undefined | Beyond;

type Primitive = string | number | boolean | null;
const isPrimitive = (value: Json | undefined): value is Primitive =>
  value === null || (typeof value !== 'object' && value !== undefined);

const equality =
  (equal: boolean): Operation =>
  (left, right) => {
    if (left === undefined || right === undefined) return false;
    return isPrimitive(left) && isPrimitive(right) ? (left === right) === equal : beyond;
  };

const comparison =
  (holds: (left: string | number, right: string | number) => boolean): Operation =>
  (left, right) =>
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string')
      ? holds(left, right)
      : beyond;

const arithmetic =
  (result: (left: number, right: number) => number): Operation =>
  (left, right) => {
    if (typeof left !== 'number' || typeof right !== 'number') return beyond;
    const value = result(left, right);
    return Number.isFinite(value) ? value : beyond;
  };

/**
 * JSONata's binary operators for the operands on which they are plain; for all others (an error to word, a
 * sequence to look through) the answer is `beyond`. `and` and `or` are not here: they may leave out a side.
 */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['=', equality(true)],
  ['!=', equality(false)],
  ['<', comparison((left, right) => left < right)],
  ['<=', comparison((left, right) => left <= right)],
  ['>', comparison((left, right) => left > right)],
  ['>=', comparison((left, right) => left >= right)],
  ['+', arithmetic((left, right) => left + right)],
  ['-', arithmetic((left, right) => left - right)],
  ['*', arithmetic((left, right) => left * right)],
  ['/', arithmetic((left, right) => left / right)],
  ['%', arithmetic((left, right) => left % right)],
  ['&', (left, right) => (typeof left === 'string' && typeof right === 'string' ? left + right : beyond)],
  [
    'in',
    (left, right) =>
      isPrimitive(left) && Array.isArray(right) ? right.some((item) => item === left) : beyond,
  ],
]);

/** JSONata's own functions, of one argument, for the arguments on which they are plain. */
export const plainFunctions: ReadonlyMap<string, (value: Json | undefined) => Json | Beyond> = new Map<
  string,
  (value: Json | undefined) => Json | Beyond
>([
  ['exists', (value) => value !== undefined],
  ['not', (value) => (typeof value === 'boolean' ? !value : beyond)],
  ['merge', merge],
]);

/** `__proto__` as a key would not come out of JSONata as it went in. */
function merge(value: Json | undefined): Json | Beyond {
  if (!Array.isArray(value) || !value.every(isJsonObject)) return beyond;
  if (value.some((item) => Object.hasOwn(item, '__proto__'))) return beyond;
  return Object.assign({}, ...value);
}
