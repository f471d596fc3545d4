import { parse, pattern } from 'iso8601-duration';
import * as z from 'zod/mini';

/*
 * The body of `POST /_local/clock` (DESIGN §8): {"advance": "P3D"} or {"to": "2026-12-01T00:00:00Z"}.
 */

interface ClockMoveFault {
  path: string;
  message: string;
}

export type ClockMove = { ok: true; toMs: number } | { ok: false; errors: ClockMoveFault[] };

const wholeDuration = new RegExp(`^${pattern.source}$`);
/** The last instant that RFC 3339 can write, 9999-12-31T23:59:59.999Z. */
const lastMs = 253_402_300_799_999;

const moveSchema = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/** @param nowMs epoch milliseconds that `advance` counts from and that `to` must not lie before. */
export function parseClockMove(body: string, nowMs: number): ClockMove {
  const json = parseJson(body);
  if (json === undefined) return fault('', 'is not JSON');
  const move = moveSchema.safeParse(json);
  if (!move.success) return explain(json);
  if ('to' in move.data) return arrive('to', Date.parse(move.data.to), nowMs);
  const ms = durationMs(move.data.advance);
  if (ms === undefined) {
    return fault('advance', 'must be an ISO 8601 duration of weeks, days, hours, minutes, seconds: P3D');
  }
  return arrive('advance', nowMs + ms, nowMs);
}

function arrive(path: string, toMs: number, nowMs: number): ClockMove {
  if (toMs < nowMs)
    return fault(path, `must not be before ${new Date(nowMs).toISOString()}: time runs forward`);
  if (toMs > lastMs) return fault(path, 'must not lead beyond the year 9999');
  return { ok: true, toMs };
}

/** Milliseconds of an ISO 8601 duration; undefined for anything else, and for years and months. */
function durationMs(text: string): number | undefined {
  const duration = parseDuration(text);
  if (duration === undefined || duration.years || duration.months) return undefined;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
  return Math.round(((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

function parseDuration(text: string) {
  // The package's pattern is not anchored and lets a time part be empty.
  if (!wholeDuration.test(text) || text.endsWith('T')) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** A union's own issues say little; these name the field that is wrong. */
function explain(json: unknown): ClockMove {
  const fields = z.record(z.string(), z.unknown()).safeParse(json);
  if (!fields.success) return fault('', 'must be an object with "advance" or "to"');
  const unknown = Object.keys(fields.data).filter((key) => key !== 'advance' && key !== 'to');
  if (unknown.length > 0) {
    return { ok: false, errors: unknown.map((path) => ({ path, message: 'is not a known field' })) };
  }
  const { advance, to } = fields.data;
  if ((advance === undefined) === (to === undefined)) return fault('', 'must have either "advance" or "to"');
  if (advance !== undefined) return fault('advance', 'must be a string');
  return fault('to', 'must be an RFC 3339 time such as 2026-12-01T00:00:00Z');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const fault = (path: string, message: string): ClockMove => ({ ok: false, errors: [{ path, message }] });
