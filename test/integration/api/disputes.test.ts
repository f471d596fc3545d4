import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed, type DisputeView, operatorNamed } from '../../workflow/dispute/disputed.ts';

interface List {
  readonly items: readonly DisputeView[];
  readonly nextCursor: string | null;
}

let luyue: TestLuyue;
let operator: string;
let withProvider: Disputed;
let first: Disputed;
let second: Disputed;
beforeAll(async () => {
  luyue = await TestLuyue.start();
  operator = await operatorNamed(luyue, 'op_1');
  withProvider = await Disputed.raised(await Story.atReview(luyue, { provider: true }), 'brand');
  await luyue.advanceTo(luyue.now() + 1000);
  first = await Disputed.raised(await Story.atReview(luyue), 'creator', { reasonCode: 'other' });
  await luyue.advanceTo(luyue.now() + 1000);
  second = await Disputed.raised(await Story.atReview(luyue), 'brand', { contestedAmount: 1000 });
});
afterAll(() => luyue.stop());

const list = async (key: string, query = ''): Promise<List> =>
  (await luyue.request<List>('GET', `/v1/disputes${query}`, { key })).body;
const ids = ({ items }: List) => items.map(({ id }) => id);
const strangerKey = async () => {
  const { openIdentity } = await import('../../../local/identity/issuer.ts');
  const identity = await openIdentity({ folder: luyue.folder, issuer: () => luyue.luyue.url });
  return identity.issueToken({ role: 'brand', subject: 'somebody', tenantId: 'brand_other' });
};

describe('disputes', () => {
  test('are listed newest first, to operators all, to parties their own', async () => {
    const all = [second.id, first.id, withProvider.id];
    expect(ids(await list(operator))).toEqual(all);
    expect(ids(await list(luyue.brandKey))).toEqual(all);
    expect(ids(await list(luyue.luyue.secrets.providerApiKey))).toEqual([withProvider.id]);
    expect(ids(await list(await strangerKey()))).toEqual([]);
  });

  test('come in pages, and a cursor belongs to its list', async () => {
    const { items, nextCursor } = await list(operator, '?limit=2');
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(ids(await list(operator, `?limit=2&cursor=${nextCursor}`))).toEqual([withProvider.id]);
    const other = await luyue.request('GET', `/v1/disputes?cursor=${nextCursor}`, { key: luyue.brandKey });
    expect(other).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });

  test('are shown to their parties and to operators only: others find nothing', async () => {
    const { body } = await luyue.request('GET', `/v1/disputes/${first.id}`, { key: operator });
    expect(body).toMatchObject({
      id: first.id,
      dealId: first.story.id,
      status: 'open',
      stage: 'respond',
      claimant: 'creator',
      respondent: 'brand',
      contestedAmount: 800_000,
      currency: 'CNY',
      gate: { name: 'respond', actions: [{ action: 'respond', by: 'brand' }] },
    });
    const stranger = await strangerKey();
    for (const path of [`/v1/disputes/${first.id}`, '/v1/disputes/dispute_01KX0000000000000000000000']) {
      const hidden = await luyue.request('GET', path, { key: stranger });
      expect(hidden).toMatchObject({ status: 404, body: { code: 'dispute_not_found' } });
    }
    expect(await first.act('respond', { statement: 'x' }, stranger)).toMatchObject({ status: 404 });
    expect((await luyue.request('GET', '/v1/disputes')).status).toBe(401);
  });

  test('are cases of operations, with what is contested at risk', async () => {
    const { body } = await luyue.request('GET', '/v1/cases?kind=dispute', { key: operator });
    expect(body).toMatchObject({
      items: [
        { kind: 'dispute', amount: 800_000, what: 'respond: not_as_agreed' },
        { kind: 'dispute', amount: 800_000, id: first.id, deadline: expect.any(String) },
        { kind: 'dispute', amount: 1000, id: second.id },
      ],
    });
  });

  test('take only what is done about disputes', async () => {
    const wrong = await first.act('approve', {}, luyue.brandKey);
    expect(wrong).toMatchObject({ status: 404, body: { code: 'unknown_action' } });
    const early = await first.act('decide', first.shares(0, 1_000_000), operator);
    expect(early).toMatchObject({ status: 409, body: { code: 'action_not_available' } });
  });

  test('that are over are listed as resolved', async () => {
    await second.creator('respond', { statement: 'here' });
    await second.operator('propose', second.shares(0, 1_000_000));
    await second.creator('accept_proposal');
    await second.brand('accept_proposal');
    expect(ids(await list(operator, '?status=resolved'))).toEqual([second.id]);
    expect(ids(await list(operator, '?status=open'))).toEqual([first.id, withProvider.id]);
    const again = await second.act('accept_proposal', {}, luyue.brandKey);
    expect(again.status).toBe(409);
  });

  test('are on the page of the creator, whose turn it may be', async () => {
    const token = await luyue.tokenFor(withProvider.story.email);
    const page = await luyue.request<string>('GET', `/l/${token}`);
    expect(page.body).toContain('it is not what was agreed on');
    expect(page.body).toContain('答复争议');
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const form = new URLSearchParams({ csrf, statement: 'it is as agreed' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await luyue.request('POST', `/l/${token}/respond`, { body: form, headers });
    expect(sent.status).toBe(303);
    expect((await withProvider.view()).response).toMatchObject({ statement: 'it is as agreed' });
  });
});
