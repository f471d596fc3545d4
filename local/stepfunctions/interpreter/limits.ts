import type { Json } from '../json.ts';

/** What passes between states, in bytes of UTF-8 (Step Functions quotas). */
export const payloadLimitBytes = 262_144;
/** A standard execution's history ends with its event of this number. */
export const eventLimit = 25_000;
/** A standard execution runs for a year at most. */
export const longestExecutionSeconds = 31_536_000;

/** No value of JSON is written in more bytes than this says; cheap, so that most need no exact look. */
function atMostBytes(value: Json): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (value === null || typeof value !== 'object') return 24;
  let bytes = 2;
  if (Array.isArray(value)) for (const item of value) bytes += atMostBytes(item) + 1;
  else for (const key in value) bytes += key.length * 6 + 4 + atMostBytes(value[key] ?? null);
  return bytes;
}

/** Large values pass through many states; each is written out once to be measured. */
const measured = new WeakMap<object, number>();

/** The value's length as JSON in bytes of UTF-8. */
export function jsonBytes(value: Json): number {
  if (value === null || typeof value !== 'object') return Buffer.byteLength(JSON.stringify(value));
  const known = measured.get(value);
  if (known !== undefined) return known;
  const bytes = Buffer.byteLength(JSON.stringify(value));
  measured.set(value, bytes);
  return bytes;
}

export const tooLarge = (value: Json): boolean =>
  atMostBytes(value) > payloadLimitBytes && jsonBytes(value) > payloadLimitBytes;

/** AWS's words for a result, parameters or an output beyond the limit; `whose` is a state's name or a resource. */
export const tooLargeCause = (whose: string): string =>
  `The state/task '${whose}' returned a result with a size exceeding the maximum number of bytes service limit.`;

/** The history is full. */
export class HistoryFull extends Error {
  override readonly name = 'HistoryFull';
  constructor() {
    super(`The execution reached the maximum number of history events (${eventLimit}).`);
  }
}
