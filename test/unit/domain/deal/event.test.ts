import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../../domain/canonical.ts';
import { seal } from '../../../../domain/deal/change.ts';
import { chain, type DealEvent, firstBrokenLink, GENESIS_HASH } from '../../../../domain/deal/event.ts';
import { InvariantViolation } from '../../../../domain/errors.ts';
import { SYSTEM } from '../../../../domain/parties.ts';
import { toInstant } from '../../../../domain/time.ts';
import { aChange, aDeal, aHappening, aNewDeal, NOW } from '../../../builders/deal.ts';
import { anOrder, standingAt } from '../stages.ts';

const log = (): DealEvent[] => {
  const play = standingAt('sales');
  play.sell([anOrder()]);
  return play.must('brand', 'close_sales').payEverything().events;
};
const LOG = log();
const tampered = (seq: number, change: Partial<DealEvent>): DealEvent[] =>
  LOG.map((event) => (event.seq === seq ? { ...event, ...change } : event));

describe('the log of a whole deal', () => {
  it('has no gaps and verifies', () => {
    expect(LOG.map(({ seq }) => seq)).toEqual(LOG.map((_, index) => index + 1));
    expect(LOG[0]?.prevHash).toBe(GENESIS_HASH);
    expect(firstBrokenLink(LOG)).toBeNull();
    expect(firstBrokenLink([])).toBeNull();
    expect(LOG.length).toBeGreaterThan(15);
  });

  it('a hash covers the canonical JSON of all the rest', () => {
    const [first] = LOG;
    if (first === undefined) throw new Error('empty');
    const { hash, ...rest } = first;
    expect(hash).toBe(canonicalHash(rest));
    expect(canonicalHash(Object.fromEntries(Object.entries(rest).reverse()))).toBe(hash);
  });

  it('survives being written down and read again', () => {
    expect(firstBrokenLink(JSON.parse(JSON.stringify(LOG)))).toBeNull();
  });
});

describe('tampering is found at the event', () => {
  const changes: [string, Partial<DealEvent>][] = [
    ['dealId', { dealId: 'deal_other' }],
    ['seq', { seq: 99 }],
    ['type', { type: 'deal.cancelled.v1' }],
    ['at', { at: '2026-11-01T00:00:00.001Z' }],
    ['actor', { actor: { role: 'operator', id: 'x' } }],
    ['actor’s id', { actor: { role: 'payments', id: 'x' } }],
    ['data', { data: {} }],
    ['prevHash', { prevHash: GENESIS_HASH.replace('0', '1') }],
    ['hash', { hash: GENESIS_HASH }],
  ];
  it.each(changes)('%s', (_, change) => {
    for (const seq of [1, 5, LOG.length]) {
      const found = firstBrokenLink(tampered(seq, change));
      expect(found, `at ${seq}`).toBe(seq);
    }
  });

  it('one changed amount deep inside', () => {
    const funded = LOG.find(({ type }) => type === 'deal.funded.v1');
    if (funded === undefined) throw new Error('never funded');
    const data = { ...funded.data, amountMinor: 1_155_001 };
    expect(firstBrokenLink(tampered(funded.seq, { data }))).toBe(funded.seq);
  });

  it('an added field', () => {
    expect(firstBrokenLink(LOG.map((event) => (event.seq === 3 ? { ...event, note: 'x' } : event)))).toBe(3);
  });

  it('an event made to fit itself breaks the next one', () => {
    const event = LOG[4];
    if (event === undefined) throw new Error('too short');
    const { hash: _, ...rest } = { ...event, data: { forged: true } };
    expect(firstBrokenLink(tampered(5, { data: { forged: true }, hash: canonicalHash(rest) }))).toBe(6);
  });

  it('a gap in the numbers, even where every hash was made to fit', () => {
    const forged = chain('deal_1', { lastSeq: 1, lastHash: GENESIS_HASH }, [aHappening()], toInstant(NOW));
    expect(firstBrokenLink(forged)).toBe(1);
  });

  it('a removed, doubled or exchanged event', () => {
    expect(firstBrokenLink(LOG.slice(1))).toBe(1);
    expect(firstBrokenLink(LOG.filter(({ seq }) => seq !== 5))).toBe(5);
    expect(firstBrokenLink(LOG.flatMap((event) => (event.seq === 5 ? [event, event] : [event])))).toBe(6);
    const [a, b, ...rest] = LOG;
    if (a === undefined || b === undefined) throw new Error('too short');
    expect(firstBrokenLink([b, a, ...rest])).toBe(1);
    expect(firstBrokenLink([...LOG].reverse())).toBe(1);
  });
});

describe('chain and seal', () => {
  it('gives several happenings places one behind the other', () => {
    const at = toInstant(NOW);
    const events = chain('deal_1', { lastSeq: 7, lastHash: 'h' }, [aHappening(), aHappening()], at);
    expect(events.map(({ seq, prevHash }) => [seq, prevHash])).toEqual([
      [8, 'h'],
      [9, events[0]?.hash],
    ]);
  });

  it('a change raises the version and moves the head of the log', () => {
    const deal = aDeal();
    const sealed = aChange(deal, {}, NOW + 5);
    expect(sealed.before).toBe(deal);
    expect(sealed.deal).toMatchObject({
      version: deal.version + 1,
      lastSeq: deal.lastSeq + 1,
      lastHash: sealed.events[0]?.hash,
      updatedAt: toInstant(NOW + 5),
    });
    expect(aNewDeal().deal).toMatchObject({ version: 1, lastSeq: 1 });
  });

  it('a change without an event keeps the head', () => {
    const deal = aDeal();
    const sealed = seal(deal, { deal, happenings: [], entries: [] }, NOW);
    expect(sealed.deal).toMatchObject({
      version: deal.version + 1,
      lastSeq: deal.lastSeq,
      lastHash: deal.lastHash,
    });
  });

  it('only JSON can be part of a log', () => {
    const happening = { type: 'deal.parked.v1' as const, actor: SYSTEM, data: { cause: Number.NaN } };
    expect(() =>
      chain('deal_1', { lastSeq: 0, lastHash: GENESIS_HASH }, [happening], toInstant(NOW)),
    ).toThrow();
    expect(() => canonicalHash(undefined)).toThrow(InvariantViolation);
  });
});

describe('what is not in a log', () => {
  it('names, addresses and task tokens', () => {
    const text = JSON.stringify(LOG);
    expect(text).not.toMatch(/@example|token-/);
  });
});
