import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeDueIndex } from '../../../adapters/dynamodb/dueIndex.ts';
import { dueKindsIn } from '../../../adapters/dynamodb/dueWrites.ts';
import { makeNoticeStore } from '../../../adapters/dynamodb/noticeStore.ts';
import { makeWebhookStore } from '../../../adapters/dynamodb/webhookStore.ts';
import { seal } from '../../../domain/deal/change.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { reminded } from '../../../domain/notices/reminders.ts';
import type { DueIndex, DueItem, DueKind } from '../../../domain/ports/due.ts';
import type { NoticeRecord } from '../../../domain/ports/notices.ts';
import type { WebhookStore } from '../../../domain/ports/webhooks.ts';
import { toInstant } from '../../../domain/time.ts';
import { newDelivery, replayed, takenUp, tried } from '../../../domain/webhooks/delivery.ts';
import type { Endpoint } from '../../../domain/webhooks/endpoint.ts';
import { afterWrites } from '../../../local/dynamodb/afterWrites.ts';
import { aNewDeal, anId, NOW } from '../../builders/deal.ts';
import { aGate } from '../../builders/gate.ts';
import { type Bed, makeBed } from './bed.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let bed: Bed;
let index: DueIndex;
const writes: object[] = [];
beforeAll(async () => {
  bed = await makeBed();
  afterWrites(bed.client, (input) => writes.push(input));
  index = makeDueIndex(bed);
});
afterAll(() => bed.close());

async function all(kind: DueKind, until: number): Promise<DueItem[]> {
  const pages = await Array.fromAsync(index.due(kind, toInstant(until)));
  return pages.flat();
}

describe('reminders of deals', () => {
  async function commit(before: Deal, deal: Deal): Promise<Deal> {
    const sealed = seal(before, { deal, happenings: [], entries: [] }, NOW + 1000);
    expect(await makeDealStore(bed).commit(sealed)).toEqual({ kind: 'committed' });
    return sealed.deal;
  }

  async function begun(): Promise<Deal> {
    const sealed = aNewDeal();
    await makeDealStore(bed).commit(sealed);
    return sealed.deal;
  }

  test('stand in the index from the commit that opens a gate to the one that closes it', async () => {
    expect(await index.earliest('reminder')).toBeNull();
    const fresh = await begun();
    const mine = async (until: number) =>
      (await all('reminder', until)).filter(({ ownerId }) => ownerId === fresh.id);
    expect(await mine(NOW + 365 * DAY)).toEqual([]);

    const open = await commit(fresh, { ...fresh, gate: aGate() });
    expect(await mine(NOW + 84 * HOUR - 1)).toEqual([]);
    const [due] = await mine(NOW + 84 * HOUR);
    expect(due).toMatchObject({ ownerId: fresh.id, due: toInstant(NOW + 84 * HOUR) });
    expect(await index.earliest('reminder')).toBe(due?.due);

    const once = await commit(open, reminded(open, NOW + 84 * HOUR));
    expect((await mine(NOW + 365 * DAY)).map((each) => each.due)).toEqual([toInstant(NOW + 134.4 * HOUR)]);

    const by = { role: 'brand', id: 'brand_1' } as const;
    const answer = { seq: 2, gate: 'review', action: 'approve', by, at: toInstant(NOW) } as const;
    await commit(once, { ...once, gate: { ...aGate(), answer } });
    expect(await mine(NOW + 365 * DAY)).toEqual([]);
  });

  test('of many deals come each once', async () => {
    const deals = await Promise.all(Array.from({ length: 30 }, begun));
    await Promise.all(deals.map((deal) => commit(deal, { ...deal, gate: aGate() })));
    const found = (await all('reminder', NOW + 84 * HOUR)).map(({ ownerId }) => ownerId);
    expect(found.toSorted()).toEqual(deals.map(({ id }) => id).toSorted());
  });
});

describe('published work that has to stay online', () => {
  test('stands in the index from its approval until its time is over', async () => {
    const fresh = aNewDeal();
    await makeDealStore(bed).commit(fresh);
    const commit = async (before: Deal, deal: Deal) => {
      const sealed = seal(before, { deal, happenings: [], entries: [] }, NOW + 1000);
      expect(await makeDealStore(bed).commit(sealed)).toEqual({ kind: 'committed' });
      return sealed.deal;
    };
    const at = toInstant(NOW);
    const delivery = { url: 'https://work.site/1', liveAt: at, endedAt: null, at, evidenceIds: [] };
    const terms = { ...fresh.deal.terms, stayLive: { period: 'P3D', holdPpm: 0 } };
    const underReview = await commit(fresh.deal, { ...fresh.deal, terms, delivery });
    expect(await index.earliest('recheck')).toBeNull();

    const approved = await commit(underReview, { ...underReview, feeReleasedAt: at });
    const first = { ownerId: fresh.deal.id, due: toInstant(NOW + DAY) };
    expect(await all('recheck', NOW + DAY - 1)).toEqual([]);
    expect(await all('recheck', NOW + DAY)).toMatchObject([first]);

    const recheckedAt = toInstant(NOW + DAY + HOUR);
    const again = await commit(approved, {
      ...approved,
      delivery: { ...delivery, recheckedAt, recheckedBy: 9 },
    });
    expect(await index.earliest('recheck')).toBe(toInstant(NOW + 2 * DAY + HOUR));
    await commit(again, {
      ...again,
      delivery: { ...delivery, recheckedAt: toInstant(NOW + 2 * DAY), recheckedBy: 9 },
    });
    expect(await index.earliest('recheck')).toBeNull();
  });
});

describe('notices', () => {
  const record = (overrides: Partial<NoticeRecord> = {}): NoticeRecord => ({
    ...{ dealId: anId('deal'), seq: 3, partyId: 'brand_1', role: 'brand', opening: 'x' },
    ...{ status: 'delivered', at: toInstant(NOW) },
    ...overrides,
  });

  test('of reminders stand behind those of events, each way of sending for itself', async () => {
    const store = makeNoticeStore(bed);
    const event = record();
    const { dealId } = event;
    const due = toInstant(NOW + DAY);
    const reminder = record({ dealId, due, isFinal: true });
    const sms = record({ dealId, due, isFinal: true, channel: 'sms' });
    for (const each of [sms, reminder, event]) await store.put(each);
    expect(await store.ofDeal(dealId)).toEqual([event, reminder, sms]);
    expect(await store.find({ dealId, about: due, partyId: 'brand_1' })).toEqual(reminder);
    expect(await store.find({ dealId, about: due, partyId: 'brand_1' }, 'sms')).toEqual(sms);
    expect(await store.find({ dealId, about: 3, partyId: 'brand_1' }, 'sms')).toBeNull();
  });

  test('that came back say when, the first time', async () => {
    const store = makeNoticeStore(bed);
    const sent = record();
    await store.put(sent);
    const ref = { dealId: sent.dealId, about: 3, partyId: 'brand_1' };
    expect(await store.bounce(ref, toInstant(NOW + 1))).toBe(true);
    expect(await store.bounce(ref, toInstant(NOW + 2))).toBe(true);
    const bouncedAt = toInstant(NOW + 1);
    expect(await store.find(ref)).toEqual({ ...sent, status: 'bounced', bouncedAt });
    expect(await store.bounce({ ...ref, about: 4 }, toInstant(NOW))).toBe(false);
    expect(await store.find({ ...ref, about: 4 })).toBeNull();
  });
});

describe('webhooks', () => {
  let now = NOW;
  let store: WebhookStore;
  beforeAll(() => {
    store = makeWebhookStore({ ...bed, clock: { now: () => now } });
  });
  const anEndpoint = (overrides: Partial<Endpoint> = {}): Endpoint => ({
    ...{ id: anId('whe'), tenantId: anId('brand'), url: 'https://example.com', createdAt: toInstant(NOW) },
    ...{
      secrets: [{ secret: 'whsec_x', validUntil: null }],
      disabled: null,
      lastSuccessAt: null,
      version: 1,
    },
    ...overrides,
  });
  const aDelivery = (endpoint: Endpoint) =>
    newDelivery(endpoint, { id: anId('whd'), dealId: 'deal_1', seq: 1, type: 'deal.invited.v1' }, NOW);

  test('endpoints are found by tenant, written once, changed by whoever read them last, and removed', async () => {
    const endpoint = anEndpoint();
    const { tenantId, id } = endpoint;
    expect(await store.addEndpoint(endpoint)).toBe(true);
    expect(await store.addEndpoint(endpoint)).toBe(false);
    expect(await store.endpointsOf(tenantId)).toEqual([endpoint]);
    expect(await store.endpointsOf('brand_none')).toEqual([]);
    expect(await store.endpoint('brand_none', id)).toBeNull();
    expect(await store.saveEndpoint({ ...endpoint, url: 'https://example.org' })).toBe(true);
    expect(await store.saveEndpoint({ ...endpoint, url: 'https://late.example' })).toBe(false);
    expect(await store.endpoint(tenantId, id)).toMatchObject({ url: 'https://example.org', version: 2 });
    await store.removeEndpoint(tenantId, id);
    expect(await store.endpoint(tenantId, id)).toBeNull();
    expect(await store.saveEndpoint({ ...endpoint, version: 2 })).toBe(false);
  });

  test('a delivery falls due until it is over', async () => {
    const endpoint = anEndpoint();
    const delivery = aDelivery(endpoint);
    const mine = async () =>
      (await all('webhook', NOW + 365 * DAY)).filter(({ ownerId }) => ownerId === endpoint.id);
    expect(await store.addDelivery(delivery)).toBe(true);
    expect(await store.addDelivery(delivery)).toBe(false);
    expect(await mine()).toEqual([{ ownerId: endpoint.id, itemId: delivery.id, due: delivery.nextAt }]);
    const taken = takenUp(delivery, NOW);
    expect(await store.saveDelivery(taken)).toBe(true);
    expect(await store.saveDelivery(taken)).toBe(false);
    const done = tried({ ...taken, version: 2 }, { at: toInstant(NOW), status: 200, failure: null });
    expect(await store.saveDelivery(done)).toBe(true);
    expect(await mine()).toEqual([]);
    expect(await store.delivery(endpoint.id, delivery.id)).toMatchObject({ status: 'delivered', version: 3 });
    expect(await store.saveDelivery(replayed({ ...done, version: 3 }, NOW), { isNews: true })).toBe(true);
    expect(await mine()).toHaveLength(1);
  });

  test('deliveries are listed newest first, page by page, for thirty days', async () => {
    const endpoint = anEndpoint();
    const made = Array.from({ length: 5 }, () => aDelivery(endpoint));
    for (const each of made) await store.addDelivery(each);
    const newestFirst = made.map(({ id }) => id).toReversed();
    const first = await store.deliveries(endpoint.id, { limit: 3 });
    const second = await store.deliveries(endpoint.id, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(newestFirst);
    expect(second.nextCursor).toBeNull();
    const stolen = store.deliveries('whe_other', { limit: 3, cursor: first.nextCursor ?? '' });
    await expect(stolen).rejects.toThrow(/cursor/);
    now = NOW + 30 * DAY - 1;
    expect((await store.deliveries(endpoint.id, { limit: 100 })).items).toHaveLength(5);
    now = NOW + 30 * DAY;
    expect((await store.deliveries(endpoint.id, { limit: 100 })).items).toEqual([]);
    expect(await store.delivery(endpoint.id, made[0]?.id ?? '')).toBeNull();
  });
});

describe('a write says of which kinds it may change what falls due', () => {
  const KINDS = ['reminder', 'webhook', 'recheck'] as const;

  test('each that put something into the index, of its kind', () => {
    const kindsPut = (write: object) =>
      KINDS.filter((kind) => JSON.stringify(write).includes(`"dueOf":"${kind}#`));
    for (const write of writes)
      expect([...dueKindsIn(write)]).toEqual(expect.arrayContaining(kindsPut(write)));
    expect(new Set(writes.flatMap(kindsPut))).toEqual(new Set(KINDS));
  });

  test('of items that never stand there, of none', () => {
    const Item = { kind: 'notice' };
    expect([...dueKindsIn({ TableName: 'Deals', Item })]).toEqual([]);
    const checked = [{ Put: { Item } }, { ConditionCheck: { Key: {} } }];
    expect([...dueKindsIn({ TransactItems: checked })]).toEqual([]);
  });

  test('of items that left it, of theirs', () => {
    expect([...dueKindsIn({ TransactItems: [{ Put: { Item: { kind: 'deal' } } }] })]).toEqual(['reminder']);
  });

  test.each([
    ['a deletion', { TableName: 'Deals', Key: {} }],
    [
      'one among other writes',
      { TransactItems: [{ Put: { Item: { kind: 'notice' } } }, { Delete: { Key: {} } }] },
    ],
    ['an update', { TransactItems: [{ Update: { Key: {}, UpdateExpression: 'SET a = :a' } }] }],
    ['an item of no kind', { TableName: 'Deals', Item: {} }],
  ])('%s: of all', (_, write) => {
    expect(new Set(dueKindsIn(write))).toEqual(new Set(KINDS));
  });
});
