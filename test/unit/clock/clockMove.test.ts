import { expect, test } from 'vitest';
import { parseClockMove } from '../../../local/clock/clockMove.ts';

const nowMs = Date.parse('2026-12-01T00:00:00Z');
const day = 86_400_000;

test.each([
  ['{"advance":"P3D"}', nowMs + 3 * day],
  ['{"advance":"P1W2DT3H4M5.5S"}', nowMs + 9 * day + 3 * 3_600_000 + 4 * 60_000 + 5_500],
  ['{"advance":"PT0S"}', nowMs],
  ['{"to":"2026-12-02T00:00:00Z"}', nowMs + day],
  ['{"to":"2026-12-01T08:00:00+08:00"}', nowMs],
])('%s is a move', (body, toMs) => {
  expect(parseClockMove(body, nowMs)).toEqual({ ok: true, toMs });
});

test.each([
  ['', '', 'is not JSON'],
  ['{', '', 'is not JSON'],
  ['[]', '', 'must be an object'],
  ['null', '', 'must be an object'],
  ['{}', '', 'must have either'],
  ['{"advance":"P1D","to":"2026-12-02T00:00:00Z"}', '', 'must have either'],
  ['{"advance":"P1D","by":1}', 'by', 'is not a known field'],
  ['{"advance":3}', 'advance', 'must be a string'],
  ['{"advance":"P1M"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"P1Y"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"P"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"PT"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"P1DT"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"-P1D"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"P1D and more"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"PT1.5H1M"}', 'advance', 'ISO 8601 duration'],
  ['{"advance":"P9999999999D"}', 'advance', 'year 9999'],
  ['{"to":"2026-12-01"}', 'to', 'RFC 3339'],
  ['{"to":"2026-12-02T00:00:00"}', 'to', 'RFC 3339'],
  ['{"to":1}', 'to', 'RFC 3339'],
  ['{"to":"2026-11-30T23:59:59Z"}', 'to', 'time runs forward'],
])('%s is refused at path "%s"', (body, path, message) => {
  expect(parseClockMove(body, nowMs)).toEqual({
    ok: false,
    errors: [{ path, message: expect.stringContaining(message) }],
  });
});
