import { getHashes, hash } from 'node:crypto';
import jsonata from 'jsonata';
import { drawFraction, drawUuid } from '../draws.ts';
import type { Scope } from './scope.ts';

/** `$now(picture, timezone)` formats as JSONata's own `$fromMillis` does. */
const formatted = jsonata('$fromMillis($at, $picture, $timezone)');

const algorithms = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

function partition(items: unknown, size: unknown): unknown {
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) throw new Error('$partition: the first argument must be an array');
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) {
    throw new Error('$partition: the chunk size must be a positive integer');
  }
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** Inclusive of its end, at most 1000 items (the documented limit). */
function range(first: unknown, last: unknown, step: unknown = 1): number[] {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number' || step === 0) {
    throw new Error('$range: start, end and a step other than zero must be numbers');
  }
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > 1000) throw new Error('$range: more than 1000 items');
  return Array.from({ length }, (_, at) => first + at * step);
}

function digest(data: unknown, algorithm: unknown): unknown {
  if (data === undefined) return undefined;
  const name = typeof algorithm === 'string' ? algorithms.get(algorithm) : undefined;
  if (!name || !getHashes().includes(name)) throw new Error(`$hash: unknown algorithm ${String(algorithm)}`);
  return hash(name, typeof data === 'string' ? data : JSON.stringify(data), 'hex');
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw new Error('$parse: the argument must be a string');
  return JSON.parse(text);
}

/** The same seed gives the same number, as documented. */
const random = (scope: Scope, seed: unknown): number =>
  drawFraction(seed === undefined ? scope.draws : { drawn: 0, seed: JSON.stringify(seed) });

type Native = (scope: Scope) => unknown;

/** What Step Functions adds to JSONata, what it takes away (`$eval`), and the clock and chance of the engine. */
export const functions: ReadonlyMap<string, Native> = new Map<string, Native>([
  ['partition', () => partition],
  ['range', () => range],
  ['hash', () => digest],
  ['parse', () => parse],
  ['eval', () => undefined],
  ['uuid', (scope) => () => drawUuid(scope.draws)],
  ['random', (scope) => (seed: unknown) => random(scope, seed)],
  ['shuffle', (scope) => (items: unknown) => shuffle(scope, items)],
  ['millis', (scope) => () => scope.nowMs],
  [
    'now',
    (scope) => (picture: unknown, timezone: unknown) =>
      picture === undefined
        ? new Date(scope.nowMs).toISOString()
        : formatted.evaluate(undefined, { at: scope.nowMs, picture, timezone }),
  ],
]);

/** JSONata's own uses Math.random, which no seed could repeat. */
function shuffle(scope: Scope, items: unknown): unknown {
  if (!Array.isArray(items)) return items;
  const shuffled: unknown[] = [...items];
  for (let end = shuffled.length - 1; end > 0; end--) {
    const at = Math.floor(drawFraction(scope.draws) * (end + 1));
    [shuffled[end], shuffled[at]] = [shuffled[at], shuffled[end]];
  }
  return shuffled;
}
