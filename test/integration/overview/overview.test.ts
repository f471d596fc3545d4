import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { documents } from '../../../functions/runtime/providers/documents.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story, videoTerms } from '../../workflow/collaboration/story.ts';
import { pathsIn, problemIn } from '../api/bed.ts';
import { countBy, has, isClosed, type Told, timeAt, toldBy } from './recount.ts';

let h: TestLuyue;
let operator: string;
let all: Told[];
let provided: Story;
const CLAIM = { reasonCode: 'other', claim: 'we see it differently' };

beforeAll(async () => {
  h = await TestLuyue.start();
  operator = await h.operatorToken();
  provided = await Story.begin(h, { provider: true });
  await provided.after(3_600_000);
  await (await Story.atDelivery(h, { terms: videoTerms(h) })).brand('cancel', { reason: 'changed plans' });
  const disputed = await Story.atReview(h);
  await disputed.after(90 * 60_000);
  await disputed.brand('dispute', CLAIM);
  await (await Story.begin(h)).creator('decline', {});
  const reviewed = await Story.atReview(h, { provider: true });
  await reviewed.after(2 * 3_600_000);
  await reviewed.brand('approve');
  const sold = await Story.atSales(h);
  await sold.sell(1_000_000, 333);
  await sold.brand('close_sales');
  await h.advanceTo(Date.parse((await provided.view()).gate?.deadline ?? '') - 47 * 3_600_000);
  all = await toldBy(h, operator);
}, 60_000);
afterAll(() => h.stop());

const ask = (query = '', key = operator) => h.request<OverviewView>('GET', `/v1/overview${query}`, { key });
const overview = async (query?: string, key?: string) => {
  const reply = await ask(query, key);
  expect(reply.status).toBe(200);
  return reply.body;
};
const counted = (items: readonly { deals: number }[], name: string) =>
  Object.fromEntries(
    items.filter(({ deals }) => deals > 0).map((item) => [Reflect.get(item, name), item.deals]),
  );

describe('an overview, recounted from the deals and their logs', () => {
  test('says how many deals stand in each stage, and how those that ended did', async () => {
    const { stages, outcomes, ended, isComplete } = await overview();
    const open = all.filter((told) => !isClosed(told));
    expect(counted(stages, 'stage')).toEqual(countBy(open, ({ deal }) => deal.status));
    expect(counted(outcomes, 'outcome')).toEqual(countBy(all, ({ deal }) => deal.outcome));
    expect(ended).toMatchObject({
      closed: all.filter(isClosed).length,
      agreed: all.filter(isClosed).filter(has('deal.accepted.v1')).length,
      disputed: all.filter(isClosed).filter(has('deal.disputed.v1')).length,
      deliveries: all.filter(isClosed).filter(has('deal.delivered.v1')).length,
      onTimePpm: 1_000_000,
    });
    expect(isComplete).toBe(true);
  });

  test('adds up the money that is held, by currency', async () => {
    const held: Record<string, number> = {};
    for (const { deal } of all) {
      const { currency, funded, released, refunded } = deal.money;
      const rest = funded - released - refunded;
      if (rest > 0) held[currency] = (held[currency] ?? 0) + rest;
    }
    expect(Object.keys(held)).not.toEqual([]);
    const { held: shown } = await overview();
    expect(Object.fromEntries(shown.map(({ currency, amount }) => [currency, amount]))).toEqual(held);
  });

  test('measures how long deals that ended were in a stage', async () => {
    const { stageTimes } = await overview();
    for (const [stage, gate] of [
      ['invited', 'response'],
      ['awaiting_funding', 'funding'],
      ['reviewing', 'review'],
    ]) {
      const times = all.filter(isClosed).flatMap((told) => timeAt(gate ?? '', told) ?? []);
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) / 1000);
      expect(stageTimes.find((each) => each.stage === stage)).toEqual({
        stage,
        deals: times.length,
        medianSeconds: at(0.5),
        p90Seconds: at(0.9),
      });
    }
  });

  test('adds up commission by the month of its settlement, in the reader’s time zone', async () => {
    const settled = all.flatMap(({ log }) => log.filter(({ type }) => type === 'deal.commission_settled.v1'));
    const [only] = settled;
    expect(settled).toHaveLength(1);
    const { commission, months } = await overview('?timeZone=Asia/Shanghai');
    const shanghai = new Date(Date.parse(only?.at ?? '') + 8 * 3_600_000).toISOString().slice(0, 7);
    expect(commission).toEqual([
      { month: shanghai, currency: 'CNY', amount: Math.floor(1_000_333 * 0.15), deals: 1 },
    ]);
    expect(months.reduce((sum, { closed }) => sum + closed, 0)).toBe(all.filter(isClosed).length);
    expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort());
  });

  test('names the deals at risk: disputed, and those whose deadline is near', async () => {
    const now = h.now();
    const { atRisk } = await overview();
    const expected = all.filter(
      ({ deal }) =>
        deal.status === 'disputed' ||
        (deal.gate !== null &&
          deal.gate.awaits.length > 0 &&
          Date.parse(deal.gate.deadline) - now <= 48 * 3_600_000),
    );
    expect(atRisk.items.map(({ dealId }) => dealId).sort()).toEqual(
      expected.map(({ deal }) => deal.id).sort(),
    );
    expect(atRisk.items.find(({ status }) => status === 'disputed')).toMatchObject({
      risks: expect.arrayContaining(['disputed']),
      gate: 'respond',
      awaits: ['creator'],
    });
  });
});

describe('an overview is narrowed', () => {
  test('by currency and provider, and says by what it can be', async () => {
    const { choices } = await overview();
    expect(choices.currencies).toEqual(['CNY', 'USD']);
    expect(choices.providers).toEqual([{ id: 'prov_demo', name: expect.stringMatching(/./) }]);
    const dollars = await overview('?currency=USD');
    expect(counted(dollars.outcomes, 'outcome')).toEqual({ cancelled: 1 });
    expect(dollars.choices).toEqual(choices);
    const theirs = await overview('?providerId=prov_demo');
    expect(theirs.ended.closed).toBe(1);
    expect(counted(theirs.stages, 'stage')).toEqual({ invited: 1 });
  });

  test('to a period, of which the end does not belong to it', async () => {
    const ends = all.flatMap(({ log }) => log.filter(({ type }) => type === 'deal.closed.v1'));
    const times = ends.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
    const [first = 0] = times;
    const iso = (millis: number) => new Date(millis).toISOString();
    const early = await overview(`?from=${iso(first)}&to=${iso(first + 1)}`);
    expect(early.ended.closed).toBe(times.filter((time) => time === first).length);
    const before = await overview(`?from=${iso(first - 86_400_000)}&to=${iso(first)}`);
    expect(before.ended).toMatchObject({ closed: 0, onTimePpm: null, disputedPpm: null });
    // Where deals stand is told as of now, whatever the period.
    expect(before.stages).toEqual(early.stages);
  });

  test.each([
    ['from=yesterday', ['from']],
    ['from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z', ['from']],
    ['from=2020-01-01T00:00:00Z', ['from']],
    ['timeZone=Mars/Olympus', ['timeZone']],
    ['currency=yuan', ['currency']],
    ['brandId=brand_demo', ['brandId']],
  ])('but not by ?%s', async (query, paths) => {
    expect(pathsIn(problemIn(await ask(`?${query}`), 400, 'invalid_request'))).toEqual(paths);
  });
});

test('each tenant sees its own deals only', async () => {
  const theirs = await overview('', h.luyue.secrets.providerApiKey);
  expect(counted(theirs.stages, 'stage')).toEqual({ invited: 1 });
  expect(theirs.ended.closed).toBe(1);
  const { openIdentity } = await import('../../../local/identity/issuer.ts');
  const identity = await openIdentity({ folder: h.folder, issuer: () => h.luyue.url });
  const stranger = await identity.issueToken({ role: 'brand', subject: 'somebody', tenantId: 'brand_other' });
  const nothing = await overview('', stranger);
  expect([...nothing.stages, ...nothing.outcomes].every(({ deals }) => deals === 0)).toBe(true);
  expect(nothing).toMatchObject({ held: [], commission: [], atRisk: { deals: 0 }, isComplete: true });
  problemIn(await ask('', 'lk_nobody'), 401, 'unauthenticated');
});

test('figures of deals that closed before they were kept are missed, and made anew from the logs', async () => {
  const whole = await overview();
  const client = documents.of(h.luyue.runtime);
  const TableName = h.luyue.runtime.env.DEALS_TABLE ?? '';
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  const kept = Items.filter(({ kind, figures }) => kind === 'recorded' && figures !== undefined);
  expect(kept).toHaveLength(whole.ended.closed);
  const [{ pk, sk } = {}] = kept;
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk, sk },
      UpdateExpression: 'REMOVE figures SET #hash = :old',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':old': 'of what was kept before' },
    }),
  );
  expect(await overview()).toMatchObject({ isComplete: false, ended: { closed: whole.ended.closed - 1 } });
  expect((await h.request('POST', '/_local/records')).body).toMatchObject({ changed: 1 });
  expect(await overview()).toEqual(whole);
});
