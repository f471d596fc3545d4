import { afterAll, beforeAll, expect, test } from 'vitest';
import type { recordView } from '../../../functions/record/recordView.ts';
import { DEMO_BRAND } from '../../../local/demoTenants.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { problemIn } from '../api/bed.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

type Shown = ReturnType<typeof recordView> & { role: string; partyId: string };

const records = (id: string, key: string) =>
  h.request<{ items: Shown[]; nextCursor: null }>('GET', `/v1/deals/${id}/records`, { key });
const rolesFor = async (id: string, key: string) =>
  (await records(id, key)).body.items.map(({ role }) => role);

test('before anything ended, everybody is new, on the page as in the API', async () => {
  const story = await Story.begin(h, { provider: true });
  const { body } = await records(story.id, h.brandKey);
  expect(body).toMatchObject({ items: [{ isNew: true }, { isNew: true }], nextCursor: null });
  const page = await h.request<string>('GET', `/l/${await h.tokenFor(story.email)}`);
  expect(page.body).toContain('还没有履约记录');
});

test('each side sees the others, operators all; strangers nothing', async () => {
  const story = await Story.begin(h, { provider: true });
  expect(await rolesFor(story.id, h.brandKey)).toEqual(['provider', 'creator']);
  expect(await rolesFor(story.id, h.luyue.secrets.providerApiKey)).toEqual(['brand', 'creator']);
  expect(await rolesFor(story.id, await h.operatorToken())).toEqual(['brand', 'provider', 'creator']);
  const token = await h.tokenFor(story.email);
  const link = await h.request<{ records: Shown[] }>('GET', `/v1/links/${token}`);
  expect(link.body.records.map(({ role }) => role)).toEqual(['brand', 'provider']);
  const alone = await Story.begin(h);
  problemIn(await records(alone.id, h.luyue.secrets.providerApiKey), 404, 'deal_not_found');
});

test('a deal that ended is in the records of its parties, once, and the next creator sees it', async () => {
  const story = await Story.atReview(h, { email: 'counted@example.com' });
  await story.brand('approve');
  expect(await story.view()).toMatchObject({ status: 'closed', outcome: 'completed' });
  const { body } = await records(story.id, await h.operatorToken());
  expect(body.items).toMatchObject([
    {
      role: 'brand',
      partyId: DEMO_BRAND,
      isNew: false,
      allTime: { deals: 1, payments: { count: 1, inTime: 1 } },
    },
    { role: 'creator', allTime: { deals: 1, deliveries: { count: 1, onTime: 1, onTimePpm: 1_000_000 } } },
  ]);
  expect(JSON.stringify(body)).not.toContain('counted@example.com');
  const rebuilt = await h.request('POST', '/_local/records');
  expect(rebuilt.body).toEqual({ deals: 1, changed: 0, cursor: null });
  const next = await Story.begin(h);
  const page = await h.request<string>('GET', `/l/${await h.tokenFor(next.email)}?lang=en`);
  expect(page.body).toContain('1 of 1 (100%)');
});
