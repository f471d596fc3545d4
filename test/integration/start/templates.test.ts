import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_TEMPLATES } from '../../../domain/template/template.ts';
import type { TemplateView } from '../../../functions/templates/templateView.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { pathsIn, problemIn } from '../api/bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

interface Call {
  readonly key?: string;
  readonly body?: unknown;
  readonly once?: string;
}

const call = <T = TemplateView>(
  method: string,
  path: string,
  { key = luyue.brandKey, body, once }: Call = {},
) =>
  luyue.request<T>(method, `/v1/templates${path}`, {
    key,
    body,
    ...(once === undefined ? {} : { headers: { 'idempotency-key': once } }),
  });
const all = async (key = luyue.brandKey) =>
  (await call<{ items: TemplateView[]; nextCursor: null }>('GET', '', { key })).body.items;
const terms = someTerms();

describe('templates', () => {
  test('are kept, replaced by whoever read the latest version, and forgotten', async () => {
    const made = await call('POST', '', { body: { name: ' 双十一直播 ', terms } });
    expect(made).toMatchObject({ status: 201, body: { name: '双十一直播', terms, version: 1 } });
    const { id, createdAt } = made.body;
    expect(made.headers.get('location')).toBe(`/v1/templates/${id}`);
    const cheaper = { ...terms, fixedFee: 1 };
    const replaced = await call('POST', `/${id}`, { body: { name: 'B', terms: cheaper, version: 1 } });
    expect(replaced).toMatchObject({
      status: 200,
      body: { id, createdAt, name: 'B', terms: cheaper, version: 2 },
    });
    const stale = await call('POST', `/${id}`, { body: { name: 'C', terms, version: 1 } });
    problemIn(stale, 409, 'template_changed');
    expect(await all()).toEqual([replaced.body]);
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    problemIn(await call('DELETE', `/${id}`), 404, 'not_found');
    problemIn(await call('POST', `/${id}`, { body: { name: 'D', terms, version: 2 } }), 404, 'not_found');
    expect(await all()).toEqual([]);
  });

  test('belong to one tenant: to others there is nothing', async () => {
    const { providerApiKey: other } = luyue.luyue.secrets;
    const { id } = (await call('POST', '', { body: { name: 'mine', terms } })).body;
    expect(await all(other)).toEqual([]);
    const body = { name: 'theirs', terms, version: 1 };
    problemIn(await call('POST', `/${id}`, { key: other, body }), 404, 'not_found');
    problemIn(await call('DELETE', `/${id}`, { key: other }), 404, 'not_found');
    expect(await all()).toMatchObject([{ id, name: 'mine' }]);
    await call('DELETE', `/${id}`);
    problemIn(await call('GET', '', { key: await luyue.operatorToken() }), 403, 'not_allowed');
    problemIn(await luyue.request('GET', '/v1/templates'), 401, 'unauthenticated');
  });

  test('are made and replaced once under one idempotency key', async () => {
    const body = { name: 'once', terms };
    const [first, second] = await Promise.all([
      call('POST', '', { body, once: 'key-1' }),
      call('POST', '', { body, once: 'key-1' }),
    ]);
    expect(second.body).toEqual(first.body);
    expect((await call('POST', '', { body, once: 'key-1' })).headers.get('idempotent-replayed')).toBe('true');
    problemIn(
      await call('POST', '', { body: { ...body, name: 'x' }, once: 'key-1' }),
      422,
      'idempotency_key_reused',
    );
    const { id } = first.body;
    const change = { name: 'changed', terms, version: 1 };
    const changed = await call('POST', `/${id}`, { body: change, once: 'key-2' });
    expect(await call('POST', `/${id}`, { body: change, once: 'key-2' })).toMatchObject({
      status: 200,
      body: changed.body,
    });
    expect(await all()).toHaveLength(1);
    await call('DELETE', `/${id}`);
  });

  test('are refused with the path of what is wrong', async () => {
    const refused = async (body: unknown) =>
      pathsIn(problemIn(await call('POST', '', { body }), 422, 'invalid_request'));
    expect(await refused({})).toEqual(['name', 'terms']);
    expect(await refused({ name: ' ', terms: { ...terms, fixedFee: -1 } })).toEqual([
      'name',
      'terms.fixedFee',
    ]);
    expect(await refused({ name: 'x'.repeat(81), terms, version: 1 })).toEqual(['name', 'version']);
    const products = Array.from({ length: 200 }, (_, n) => `${n}${'一'.repeat(120)}`);
    const large = { ...terms, deliverable: { ...terms.deliverable, products } };
    expect(await refused({ name: 'large', terms: large })).toEqual(['terms']);
  });

  test('are bounded in number, however many are added at once', async () => {
    const small = { ...terms, commission: undefined };
    const add = (n: number) => call('POST', '', { body: { name: `t${n}`, terms: small } });
    for (let n = 1; n < MOST_TEMPLATES; n += 1) expect((await add(n)).status).toBe(201);
    const last = await Promise.all([add(100), add(101), add(102)]);
    expect(last.filter(({ status }) => status === 201)).toHaveLength(1);
    const names = (await all()).map(({ name }) => name);
    expect(names).toHaveLength(MOST_TEMPLATES);
    problemIn(await add(103), 409, 'too_many_templates');
    const [first] = await all();
    await call('DELETE', `/${first?.id}`);
    expect((await add(104)).status).toBe(201);
  });
});
