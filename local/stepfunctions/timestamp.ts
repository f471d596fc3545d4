import type { Json } from './json.ts';

const extendedOffset =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/;

/** Epoch milliseconds of an ISO 8601 extended time with an offset, or undefined; nanoseconds are cut off. */
export function parseTimestamp(value: Json): number | undefined {
  const parts = typeof value === 'string' ? extendedOffset.exec(value) : null;
  if (!parts || typeof value !== 'string') return undefined;
  const at = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
  const [year, month, day] = parts.slice(1, 4).map(Number);
  if (Number.isNaN(at) || year === undefined || month === undefined || day === undefined) return undefined;
  return new Date(Date.UTC(year, month, 0)).getUTCDate() >= day ? at : undefined;
}
