import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, pathsIn, postHook, problemIn } from './bed.ts';

let luyue: TestLuyue;
let before: number;

beforeAll(async () => {
  luyue = await TestLuyue.start();
  before = await countItems(luyue);
});
afterAll(() => luyue.stop());

/** Sends to the hook and to the API; both must refuse alike and store nothing. Returns the paths of the faults. */
async function refused(body: unknown, status: number, code: string): Promise<string[]> {
  const byHook = problemIn(await postHook(luyue, body), status, code);
  const byApi = problemIn(
    await luyue.request('POST', '/v1/deals', { key: luyue.brandKey, body }),
    status,
    code,
  );
  expect(pathsIn(byApi)).toEqual(pathsIn(byHook));
  expect(await countItems(luyue)).toBe(before);
  return pathsIn(byHook);
}

const terms = (changes: Record<string, unknown>) => aRequest({ terms: { ...someTerms(), ...changes } });
const deliverable = (changes: Record<string, unknown>) =>
  terms({ deliverable: { ...someTerms().deliverable, ...changes } });
const commission = (changes: Record<string, unknown>) =>
  terms({ commission: { ...someTerms().commission, ...changes } });

describe('a body that is not JSON', () => {
  test.each(['{', '', 'deal', "{'a': 1}", '\u{feff}{}', '{"a": 1}}'])('%j', async (body) => {
    await refused(body, 400, 'invalid_json');
  });
  test('over 256 KiB', async () => {
    await refused({ ...aRequest(), reference: 'x'.repeat(256 * 1024) }, 413, 'payload_too_large');
    await refused('x'.repeat(2 * 1024 * 1024), 413, 'payload_too_large');
  });
});

describe('a body of another type', () => {
  test.each([null, [], 1, 'text', true])('%j', async (value) => {
    expect(await refused(JSON.stringify(value), 422, 'invalid_request')).toEqual(['']);
  });
});

describe('each fault is named by its path', () => {
  test.each([
    ['an unknown field', { ...aRequest(), extra: 1 }, ['extra']],
    ['one of the creator', aRequest({ creator: { name: 'a', email: 'a@b.co', age: 1 } }), ['creator.age']],
    ['one of the terms', terms({ fee: 1 }), ['terms.fee']],
    [
      'one deep inside',
      commission({ tiers: [{ from: 0, ratePpm: 1, x: 1 }] }),
      ['terms.commission.tiers.0.x'],
    ],
    ['one of the deliverable', deliverable({ minSeconds: 3 }), ['terms.deliverable.minSeconds']],
    ['a prototype', JSON.stringify(aRequest()).replace('{', '{"__proto__": {"a": 1}, '), ['__proto__']],
    ['a missing field', { ...aRequest(), reference: undefined }, ['reference']],
    ['all that is missing', {}, ['creator', 'reference', 'terms']],
    ['an empty text', aRequest({ reference: '  ' }), ['reference']],
    ['a long text', aRequest({ reference: 'x'.repeat(129) }), ['reference']],
    ['no mail address', aRequest({ creator: { name: 'a', email: 'a at b' } }), ['creator.email']],
    [
      'an unknown locale',
      aRequest({ creator: { name: 'a', email: 'a@b.co', locale: 'fr' } }),
      ['creator.locale'],
    ],
    ['money as text', terms({ fixedFee: '8000' }), ['terms.fixedFee']],
    ['a fraction', terms({ fixedFee: 0.5 }), ['terms.fixedFee']],
    ['a negative amount', terms({ fixedFee: -1 }), ['terms.fixedFee']],
    ['an unsafe amount', terms({ fixedFee: 2 ** 53 }), ['terms.fixedFee']],
    ['a sum that is unsafe', terms({ fixedFee: Number.MAX_SAFE_INTEGER }), ['terms.fixedFee']],
    ['nothing to be funded', terms({ fixedFee: 0, commission: undefined }), ['terms.fixedFee']],
    ['an unsafe reserve', commission({ reserve: 1e300 }), ['terms.commission.reserve', 'terms.fixedFee']],
    [
      'a rate above 100 %',
      commission({ tiers: [{ from: 0, ratePpm: 1_000_001 }] }),
      ['terms.commission.tiers.0.ratePpm'],
    ],
    [
      'a first tier above zero',
      commission({ tiers: [{ from: 1, ratePpm: 1 }] }),
      ['terms.commission.tiers.0.from'],
    ],
    ['no tier', commission({ tiers: [] }), ['terms.commission.tiers', 'terms.commission.tiers.0.from']],
    ['a currency that does not exist', terms({ currency: 'CNX' }), ['terms.currency']],
    ['a currency in small letters', terms({ currency: 'cny' }), ['terms.currency']],
    ['a past date', deliverable({ scheduledAt: '2026-10-31T00:00:00Z' }), ['terms.deliverable.scheduledAt']],
    [
      'this very instant',
      deliverable({ scheduledAt: '2026-11-01T00:00:00Z' }),
      ['terms.deliverable.scheduledAt'],
    ],
    ['a far date', deliverable({ scheduledAt: '2028-01-01T00:00:00Z' }), ['terms.deliverable.scheduledAt']],
    ['no date at all', deliverable({ scheduledAt: 'tomorrow' }), ['terms.deliverable.scheduledAt']],
    [
      'a day that is not',
      deliverable({ scheduledAt: '2026-11-31T00:00:00Z' }),
      ['terms.deliverable.scheduledAt'],
    ],
    [
      'a time with an offset',
      deliverable({ scheduledAt: '2026-12-01T00:00:00+08:00' }),
      ['terms.deliverable.scheduledAt'],
    ],
    ['an unknown kind', deliverable({ kind: 'podcast' }), ['terms.deliverable.kind']],
    ['a duration in months', commission({ attribution: 'P1M' }), ['terms.commission.attribution']],
    [
      'windows of a hundred days',
      commission({ attribution: 'P50D', returnWindow: 'P50D' }),
      ['terms.commission.returnWindow'],
    ],
    ['an endless window', commission({ attribution: 'P99999D' }), ['terms.commission.attribution']],
    ['an unknown clock', terms({ clocks: { coffee: 'P1D' } }), ['terms.clocks.coffee']],
    ['a clock of nothing', terms({ clocks: { response: 'PT0S' } }), ['terms.clocks.response']],
    [
      'a share without a provider',
      terms({ providerShare: { of: 'both', ratePpm: 1 } }),
      ['terms.providerShare'],
    ],
    ['an unknown provider', aRequest({ provider: { id: 'prov_nobody' } }), ['provider.id']],
    ['a provider that is a brand', aRequest({ provider: { id: 'brand_demo' } }), ['provider.id']],
    [
      'an action nobody can take',
      aRequest({ provider: { id: 'prov_demo', mandate: ['fly'] } }),
      ['provider.mandate.0'],
    ],
    ['a half character', terms({ disclosure: ['\ud800'] }), ['terms.disclosure.0']],
    ['a half character in the reference', aRequest({ reference: 'a\udfff' }), ['reference']],
    ['half a name', aRequest({ creator: { name: '\ud83d', email: 'a@b.co' } }), ['creator.name']],
  ])('%s', async (_, body, paths) => {
    expect(await refused(body, 422, 'invalid_request')).toEqual(paths);
  });

  test('all of them at once', async () => {
    const body = { ...deliverable({ minMinutes: 0, x: 1 }), creator: { name: 1 }, y: 2 };
    expect(await refused(body, 422, 'invalid_request')).toEqual([
      'creator.email',
      'creator.name',
      'terms.deliverable.minMinutes',
      'terms.deliverable.x',
      'y',
    ]);
  });

  test('however deep the body goes', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await refused(`{"a": ${deep}}`, 422, 'invalid_request')).toHaveLength(1);
  });
});

test('an answer never repeats what was sent', async () => {
  const secret = 'do-not-repeat-me';
  const reply = await luyue.request('POST', '/v1/deals', {
    key: luyue.brandKey,
    body: aRequest({ creator: { name: secret, email: secret, phone: [secret] } }),
  });
  expect(JSON.stringify(problemIn(reply, 422, 'invalid_request'))).not.toContain(secret);
});
