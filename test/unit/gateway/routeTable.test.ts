import { expect, test } from 'vitest';
import { makeRouteTable } from '../../../local/gateway/routeTable.ts';

const route = (method: string, path: string) => ({
  method,
  path,
  handle: async () => ({ status: 200, body: '' }),
});
const deal = route('GET', '/v1/deals/{id}');
const act = route('POST', '/v1/deals/{id}/actions/{action}');
const page = route('GET', '/l/{token}');
const assets = route('GET', '/assets/{proxy+}');
const table = makeRouteTable([deal, act, page, assets, route('DELETE', '/v1/deals/{id}')]);

test.each([
  ['GET', '/v1/deals/deal_1', deal, { id: 'deal_1' }],
  ['HEAD', '/v1/deals/deal_1', deal, { id: 'deal_1' }],
  ['POST', '/v1/deals/d/actions/accept', act, { id: 'd', action: 'accept' }],
  ['GET', '/v1/deals/a%2Fb%20c', deal, { id: 'a/b c' }],
  ['GET', '/l/%E5%B1%A5%E7%BA%A6', page, { token: '履约' }],
  ['GET', '/assets/a/b.css', assets, { proxy: 'a/b.css' }],
])('%s %s is found with its parameters decoded', (method, path, expected, params) => {
  expect(table.match(method, path)).toEqual({ kind: 'found', route: expected, params });
});

test.each([
  '/',
  '/v1',
  '/v1/deals/',
  '/v1/deals/a/',
  '/V1/deals/a',
  '/v1/deals//actions/accept',
  '/v1/deals/a/b',
])('%s is unknown', (path) => {
  expect(table.match('GET', path)).toEqual({ kind: 'unknown' });
});

test('a known path with another method says which are allowed', () => {
  expect(table.match('PUT', '/v1/deals/a')).toEqual({
    kind: 'otherMethod',
    allowed: ['GET', 'HEAD', 'DELETE'],
  });
  expect(table.match('BREW', '/v1/deals/a/actions/b')).toEqual({ kind: 'otherMethod', allowed: ['POST'] });
  expect(table.match('HEAD', '/v1/deals/a/actions/b')).toEqual({ kind: 'otherMethod', allowed: ['POST'] });
});

test('two routes of the same place and a method that is none are refused', () => {
  expect(() => makeRouteTable([deal, route('GET', '/v1/deals/{dealId}')])).toThrow(/already declared/);
  expect(() => makeRouteTable([route('FETCH', '/x')])).toThrow(/FETCH/);
});
