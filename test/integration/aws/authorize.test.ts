import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorize } from '../../../functions/api/authorize.ts';
import { Lambdas } from '../../../local/lambdas.ts';
import { TestLuyue } from '../../harness/luyue.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html, format 2.0 */
const asked = (headers: Record<string, string>) => ({
  version: '2.0',
  type: 'REQUEST',
  routeArn: 'arn:aws:execute-api:us-east-1:111122223333:abcdef123/$default/GET/v1/deals',
  identitySource: Object.values(headers),
  routeKey: 'GET /v1/deals',
  rawPath: '/v1/deals',
  rawQueryString: '',
  headers,
  requestContext: {
    accountId: '111122223333',
    apiId: 'abcdef123',
    http: { method: 'GET', path: '/v1/deals', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'x' },
    requestId: 'id',
    routeKey: 'GET /v1/deals',
    stage: '$default',
    timeEpoch: 1_793_491_200_000,
  },
});

const ask = (headers: Record<string, string>, env: Record<string, string> = {}) => {
  const { runtime } = luyue.luyue;
  return new Lambdas({ ...runtime, env: { ...runtime.env, ...env } }).handlerOf(authorize)(asked(headers));
};
const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

it('lets keys and tokens through, and says nothing else of them', async () => {
  expect(await ask(bearer(luyue.brandKey))).toEqual({ isAuthorized: true });
  expect(await ask(bearer(await luyue.operatorToken()))).toEqual({ isAuthorized: true });
});

it.each([
  ['nothing', {}],
  ['an unknown key', bearer('lk_unknown')],
  ['no token', bearer('eyJhbGciOiJub25lIn0.e30.')],
  ['another scheme', { authorization: 'Basic bGs6' }],
])('refuses %s', async (_what, headers) => {
  expect(await ask(headers)).toEqual({ isAuthorized: false });
});

it('lets nobody through while it cannot know', async () => {
  const token = await luyue.operatorToken();
  await expect(ask(bearer(token), { OIDC_JWKS_URL: 'http://127.0.0.1:1/keys' })).rejects.toThrow();
});
