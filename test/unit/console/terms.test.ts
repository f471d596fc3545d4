import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../../console/pages/deal/terms/differences.ts';
import { type TermsReader, termsParts } from '../../../console/pages/deal/terms/termsParts.ts';
import { type Terms, termsSchema } from '../../../domain/terms/terms.ts';

const READER: TermsReader = { locale: 'en', timeZone: 'Asia/Shanghai', names: { provider_1: 'Bridge' } };

/** Terms that leave nothing out that an offer for a video can have. */
const VIDEO = termsSchema.parse({
  currency: 'CNY',
  fixedFee: 800_000,
  commission: {
    tiers: [
      { from: 0, ratePpm: 150_000 },
      { from: 100_000_000, ratePpm: 200_000 },
    ],
    reserve: 300_000,
    attribution: 'P15D',
    returnWindow: 'P10D',
  },
  gmvGuarantee: { target: 400_000_000 },
  chain: { of: 'both', levels: [{ to: 'provider_1', keepPpm: 100_000 }, { to: 'creator' }] },
  platformFeePpm: 50_000,
  failureFees: 'split',
  deliverable: {
    ...{ kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30 },
    ...{ draftReview: true, maxRevisions: 1, products: ['sku-1', 'sku-2'] },
  },
  stayLive: { period: 'P30D', holdPpm: 200_000 },
  disclosure: ['#广告'],
  sample: { required: true },
  usageRights: { days: 90, channels: ['douyin'] },
  clocks: { response: 'P3D', review: 'P2D' },
});
const LIVE = termsSchema.parse({
  currency: 'USD',
  fixedFee: 500_000,
  gmvGuarantee: { target: 1_000_000, attribution: 'P5D', returnWindow: 'P6D' },
  providerShare: { of: 'fixedFee', ratePpm: 100_000 },
  platformFeePpm: 0,
  deliverable: { kind: 'livestream', scheduledAt: '2026-12-01T12:00:00Z', minMinutes: 60 },
});

const compared = (before: Terms, after: Terms) =>
  differencesOf(termsParts(before, READER), termsParts(after, READER));

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Every single thing that terms say. */
function leavesOf(value: Json, path: Path = []): { path: Path; leaf: string | number | boolean }[] {
  if (typeof value !== 'object') return [{ path, leaf: value }];
  const parts: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return parts.flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

function altered(value: Json, [key, ...below]: Path): Json {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : other(value);
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? altered(part, below) : part));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === key ? altered(part, below) : part]),
  );
}

const OTHERS: Readonly<Record<string, string>> = {
  '2026-12-01T12:00:00Z': '2026-12-01T12:00:01Z',
  split: 'brand',
  both: 'fixedFee',
  fixedFee: 'both',
  CNY: 'EUR',
  USD: 'EUR',
};
function other(value: Json): string {
  const text = String(value);
  return OTHERS[text] ?? (text.startsWith('P') ? 'P1D' : `${text}x`);
}

const CASES = [VIDEO, LIVE].flatMap((terms) => {
  const json: Json = JSON.parse(JSON.stringify(terms));
  return leavesOf(json)
    .filter(({ leaf }) => leaf !== 'video' && leaf !== 'livestream' && leaf !== 'creator')
    .map(({ path }) => ({ name: path.join('.'), terms, json, path }));
});

describe('what two versions differ in', () => {
  test('is nothing, for the same terms', () => {
    expect(compared(VIDEO, structuredClone(VIDEO))).toEqual([]);
  });

  test.each(CASES)('leaves nothing out: $name', ({ terms, json, path }) => {
    const changed: Terms = JSON.parse(JSON.stringify(altered(json, path)));
    const found = compared(terms, changed);
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every(
        ({ kind, before, after }) =>
          kind !== 'changed' || [...before, ...after].some(({ isOnlyHere }) => isOnlyHere),
      ),
    ).toBe(true);
  });

  test('is said in words, with the lines that are the same left alone', () => {
    const changed = termsSchema.parse({
      ...VIDEO,
      fixedFee: 900_000,
      stayLive: undefined,
      deliverable: { ...VIDEO.deliverable, products: ['sku-2', 'sku-3'] },
    });
    const found = compared(VIDEO, changed);
    expect(found.map(({ name, kind }) => [name, kind])).toEqual([
      ['fixedFee', 'changed'],
      ['products', 'changed'],
      ['stayLive', 'removed'],
      ['hold', 'removed'],
    ]);
    expect(found[0]).toMatchObject({ before: [{ text: '¥8,000.00' }], after: [{ text: '¥9,000.00' }] });
    expect(found[1]?.before).toEqual([
      { text: 'sku-1', isOnlyHere: true },
      { text: 'sku-2', isOnlyHere: false },
    ]);
    expect(found[2]).toMatchObject({ before: [{ text: '30 days', isOnlyHere: true }], after: [] });
    expect(compared(changed, VIDEO).map(({ kind }) => kind)).toEqual([
      'changed',
      'changed',
      'added',
      'added',
    ]);
  });
});

describe('what reads the same', () => {
  test('and is not the same, is shown as a whole', () => {
    const { products = [] } = VIDEO.deliverable;
    const deliverable = { ...VIDEO.deliverable, products: products.toReversed() };
    const [found] = compared(VIDEO, termsSchema.parse({ ...VIDEO, deliverable }));
    expect(found?.before.map(({ isOnlyHere }) => isOnlyHere)).toEqual([true, true]);
  });
});

describe('terms in words', () => {
  test('are never raw', () => {
    const said = termsParts(VIDEO, READER).map(({ label, lines }) => `${label}: ${lines.join(', ')}`);
    expect(said).toContain('Handed down to: Bridge: keeps 10%, Creator: keeps all the rest');
    expect(said).toContain('Published by: Tue, Dec 1, 2026, 20:00 (China Standard Time)');
    expect(said.join('\n')).not.toMatch(/ppm|P\d+D|provider_1|douyin|\{|undefined/);
  });
});
