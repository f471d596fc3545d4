import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealView } from '../../../functions/api/dealView.ts';
import type { SearchView } from '../../../functions/api/search.ts';
import { FILES } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';
import { aRequest, pathsIn, problemIn } from '../api/bed.ts';
import { aFile, handIn, upload } from '../evidence/bed.ts';

let h: TestLuyue;
let operator: string;
let stranger: string;
let sold: Story;
let disputed: Disputed;
let named: DealView;
let evidenceId: string;

beforeAll(async () => {
  h = await TestLuyue.start();
  operator = await h.operatorToken();
  const { openIdentity } = await import('../../../local/identity/issuer.ts');
  const identity = await openIdentity({ folder: h.folder, issuer: () => h.luyue.url });
  stranger = await identity.issueToken({ role: 'brand', subject: 'somebody', tenantId: 'brand_other' });
  named = await h.startDeal(
    aRequest({
      reference: 'Autumn/7',
      creator: { name: '陈一一', email: 'yiyi@example.org', handle: 'OneOne' },
    }),
  );
  sold = await Story.atSales(h, { provider: true });
  const at = new Date(h.now()).toISOString();
  const orders = [{ orderId: 'TB-2026-000001', at, net: 5000 }];
  await h.request('POST', `/v1/deals/${sold.id}/sales`, { key: h.brandKey, body: orders });
  disputed = await Disputed.raised(await Story.atReview(h), 'brand', { reasonCode: 'other' });
  const { body } = await handIn(h, sold.id, aFile());
  await upload(body, FILES.png);
  evidenceId = body.evidenceId;
});
afterAll(() => h.stop());

const ask = (q: string, key = operator) =>
  h.request<SearchView>('GET', `/v1/search?${new URLSearchParams({ q })}`, { key });
async function find(q: string, key?: string) {
  const { status, body } = await ask(q, key);
  expect(status).toBe(200);
  return body.items.map(({ kind, id, dealId }) => [kind, id, dealId]);
}

describe('is found', () => {
  test.each(['operator', 'brand'])(
    'a deal by its id, whole, in part and inside of other ids: %s',
    async (who) => {
      const key = who === 'brand' ? h.brandKey : operator;
      const hit = ['deal', named.id, named.id];
      expect(await find(named.id, key)).toEqual([hit]);
      expect(await find(` ${named.id.toLowerCase()} `, key)).toEqual([hit]);
      expect(await find(`${named.id}.fee.12`, key)).toEqual([hit]);
      expect(await find(named.id.slice(-8), key)).toEqual([hit]);
    },
  );

  test.each(['autumn/7', 'Autumn', '陈一', 'yiyi@EXAMPLE.org', 'oneone'])('a deal by %s', async (q) => {
    const items = (await ask(q, h.brandKey)).body.items;
    expect(items).toMatchObject([
      { dealId: named.id, reference: 'Autumn/7', status: 'invited', creator: { name: '陈一一' } },
    ]);
  });

  test('an order, a payment, evidence and a dispute by its id, with the deal', async () => {
    expect(await find('TB-2026-000001')).toEqual([['order', 'TB-2026-000001', sold.id]]);
    const { funding } = await sold.view();
    const reference = funding?.reference ?? '';
    expect(await find(reference)).toEqual([['payment', reference, sold.id]]);
    expect(await find(evidenceId)).toEqual([['evidence', evidenceId, sold.id]]);
    expect(await find(disputed.id)).toEqual([['dispute', disputed.id, disputed.story.id]]);
  });

  test('nothing where there is nothing', async () => {
    for (const q of [
      'no such thing',
      'deal_01KX0000000000000000000000',
      'dispute_01KX0000000000000000000000',
      'pi_nobody123',
    ])
      expect((await ask(q)).body).toEqual({ items: [], isComplete: true });
  });
});

describe('others’ deals', () => {
  test('are never found, by whatever is known of them', async () => {
    const { funding } = await sold.view();
    const known = [
      named.id,
      named.reference,
      '陈一一',
      'yiyi@example.org',
      'TB-2026-000001',
      funding?.reference ?? '',
      evidenceId,
      disputed.id,
    ];
    for (const q of known) expect(await find(q, stranger)).toEqual([]);
  });

  test('a provider finds its own, and of these no drafts of others', async () => {
    const { providerApiKey } = h.luyue.secrets;
    expect(await find('TB-2026-000001', providerApiKey)).toEqual([['order', 'TB-2026-000001', sold.id]]);
    expect(await find(evidenceId, providerApiKey)).toEqual([]);
    expect(await find('陈一一', providerApiKey)).toEqual([]);
  });
});

test('too little, too much and something else is refused', async () => {
  for (const q of ['', 'a', '  b ', 'x'.repeat(129)])
    expect(pathsIn(problemIn(await ask(q), 400, 'invalid_request'))).toEqual(['q']);
  const other = await h.request('GET', '/v1/search?q=ab&page=2', { key: operator });
  expect(pathsIn(problemIn(other, 400, 'invalid_request'))).toEqual(['page']);
  problemIn(await ask('autumn', 'lk_nobody'), 401, 'unauthenticated');
});
