import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../domain/canonical.ts';
import { type DealEvent, firstBrokenLink } from '../../../domain/deal/event.ts';
import { Play } from '../../unit/domain/play.ts';
import { history, invitation } from './arbitraries.ts';
import { playHistory } from './history.ts';

const RUNS = { numRuns: 1_000 };
const log = fc
  .tuple(invitation, history)
  .map(([begun, steps]) => playHistory(new Play(begun), steps.slice(0, 20)).events);
const pick = fc.nat();
const FIELDS = ['dealId', 'seq', 'type', 'at', 'actor', 'data', 'prevHash', 'hash'] as const;

/** Any JSON value; what is stored can be nothing else. */
const value = fc.jsonValue({ maxDepth: 2 });

describe('a log', () => {
  it('is broken by any other value in any one field, at that event', () => {
    fc.assert(
      fc.property(log, pick, fc.constantFrom(...FIELDS), value, (events, at, field, forged) => {
        const index = at % events.length;
        const event = events[index];
        if (event === undefined) throw new Error('empty');
        fc.pre(canonicalHash({ is: event[field] }) !== canonicalHash({ is: forged }));
        const stored: DealEvent[] = JSON.parse(JSON.stringify(events));
        Object.assign(stored[index] ?? {}, { [field]: forged });
        expect(firstBrokenLink(stored)).toBe(event.seq);
      }),
      RUNS,
    );
  });

  it('is broken by a field more or less', () => {
    fc.assert(
      fc.property(log, pick, fc.constantFrom(...FIELDS), fc.boolean(), (events, at, field, adds) => {
        const index = at % events.length;
        const stored: DealEvent[] = JSON.parse(JSON.stringify(events));
        const event = stored[index] ?? {};
        if (adds) Object.assign(event, { [`${field}2`]: 1 });
        else Reflect.deleteProperty(event, field);
        expect(firstBrokenLink(stored)).toBe(index + 1);
      }),
      RUNS,
    );
  });

  it('is broken by an event removed before the last, doubled, or exchanged with another', () => {
    fc.assert(
      fc.property(log, pick, pick, (events, at, other) => {
        const [i, j] = [at % (events.length - 1), other % events.length];
        expect(firstBrokenLink(events.toSpliced(i, 1))).toBe(i + 1);
        const doubled = events.toSpliced(i, 0, ...events.slice(i, i + 1));
        expect(firstBrokenLink(doubled)).toBe(i + 2);
        if (i === j) return;
        const swapped = events.with(i, eventAt(events, j)).with(j, eventAt(events, i));
        expect(firstBrokenLink(swapped)).toBe(Math.min(i, j) + 1);
      }),
      RUNS,
    );
  });

  it('cannot be mended at one event: the next one gives it away', () => {
    fc.assert(
      fc.property(log, pick, fc.dictionary(fc.string(), value), (events, at, data) => {
        const index = at % (events.length - 1);
        const { hash: _, ...rest } = { ...eventAt(events, index), data };
        const mended = { ...rest, hash: canonicalHash(rest) };
        fc.pre(mended.hash !== eventAt(events, index).hash);
        expect(firstBrokenLink(events.with(index, mended))).toBe(index + 2);
      }),
      RUNS,
    );
  });
});

function eventAt(events: readonly DealEvent[], index: number): DealEvent {
  const event = events[index];
  if (event === undefined) throw new Error(`no event ${index}`);
  return event;
}
