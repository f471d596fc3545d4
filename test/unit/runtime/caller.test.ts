import { describe, expect, test } from 'vitest';
import { openapi } from '../../../functions/api/openapi.ts';
import { callerOf } from '../../../functions/runtime/caller.ts';
import { jsonLog } from '../../../functions/runtime/log.ts';

const EDGE = '130.176.0.1';
const asked = (headers: Record<string, string>, edgeKey?: string) => ({
  headers,
  requestContext: { http: { sourceIp: EDGE } },
  ...(edgeKey === undefined ? {} : { stageVariables: { edgeKey } }),
});

describe('whoever asks', () => {
  test('is whom the gateway sees where nothing stands before it, whatever its headers claim', () => {
    expect(callerOf(asked({}))).toBe(EDGE);
    expect(callerOf(asked({ 'x-luyue-edge': 'k', 'x-luyue-viewer': '203.0.113.7' }))).toBe(EDGE);
  });

  test('is whom the edge speaks for, where there is one', () => {
    const headers = { 'x-luyue-edge': 'key', 'x-luyue-viewer': '2001:db8::7' };
    expect(callerOf(asked(headers, 'key'))).toBe('2001:db8::7');
  });

  test.each([
    ['without the key', { 'x-luyue-viewer': '203.0.113.7' }],
    ['with another', { 'x-luyue-edge': 'kez', 'x-luyue-viewer': '203.0.113.7' }],
    ['with none to speak of', { 'x-luyue-edge': '' }],
  ])('is refused round the edge, %s', (_, headers) => {
    expect(() => callerOf(asked(headers, 'key'))).toThrow('use the public one');
  });

  test('hears of it as a problem, before anything is done', async () => {
    const runtime = { env: {}, clock: { now: () => 0 }, log: jsonLog(() => undefined) };
    const http = { method: 'GET', path: '/v1/openapi.json', sourceIp: EDGE };
    const event = {
      ...asked({}, 'key'),
      isBase64Encoded: false,
      requestContext: { requestId: 'r', http },
    };
    const answer = await openapi.bind(runtime)(event, Object({}));
    expect(answer.statusCode).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'not_this_way' });
  });
});
