import { request as httpRequest } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../../domain/actions/rules.ts';
import { ROUTES } from '../../../functions/routes.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { problemIn } from './bed.ts';

/** The routes of DESIGN §7 that this version offers. */
const PROMISED = [
  'POST /v1/deals',
  'POST /v1/hooks/{endpointId}/deals',
  'POST /v1/hooks/{endpointId}/reports',
  'GET /v1/cases',
  'GET /v1/overview',
  'GET /v1/audit',
  'GET /v1/search',
  'GET /v1/disputes',
  'GET /v1/disputes/{id}',
  'POST /v1/disputes/{id}/actions/{action}',
  'POST /v1/disputes/{id}/preview',
  'GET /v1/me',
  'GET /v1/deals',
  'GET /v1/deals/{id}',
  'GET /v1/deals/{id}/events',
  'GET /v1/deals/{id}/ledger',
  'GET /v1/deals/{id}/statement',
  'GET /v1/deals/{id}/case-file',
  'POST /v1/deals/{id}/actions/{action}',
  'POST /v1/deals/{id}/operations/{operation}',
  'GET /v1/deals/{id}/records',
  'GET /v1/deals/{id}/checks',
  'GET /v1/deals/{id}/path',
  'POST /v1/deals/{id}/sales',
  'POST /v1/deals/{id}/evidence',
  'GET /v1/deals/{id}/evidence',
  'GET /v1/deals/{id}/evidence/{evidenceId}',
  'POST /v1/links/{token}/evidence',
  'GET /v1/links/{token}/evidence',
  'GET /v1/links/{token}/evidence/{evidenceId}',
  'GET /v1/links/{token}/case-file',
  'GET /l/{token}/case-file',
  'GET /l/{token}/statement',
  'GET /l/{token}/statement.pdf',
  'GET /l/{token}/evidence/{evidenceId}',
  'GET /.well-known/luyue-case-file-keys.json',
  'POST /l/{token}/evidence',
  'GET /v1/links/{token}',
  'POST /v1/links/{token}/actions/{action}',
  'GET /l/{token}',
  'POST /l/{token}/{action}',
  'POST /v1/webhook-endpoints',
  'GET /v1/webhook-endpoints',
  'DELETE /v1/webhook-endpoints/{id}',
  'POST /v1/webhook-endpoints/{id}/secret',
  'GET /v1/webhook-endpoints/{id}/deliveries',
  'POST /v1/webhook-endpoints/{id}/deliveries/{deliveryId}/replay',
  'POST /v1/webhooks/stripe',
  'GET /v1/openapi.json',
  'GET /bank-details/{token}',
  'GET /docs',
  'DELETE /v1/templates/{id}',
  'GET /l/{token}/calendar.ics',
  'GET /v1/deals/{id}/terms',
  'GET /v1/templates',
  'POST /v1/deals/preview',
  'POST /v1/templates',
  'POST /v1/templates/{id}',
  'GET /healthz',
];

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
interface Operation {
  readonly operationId: string;
  readonly security?: unknown;
  readonly requestBody?: unknown;
}

describe('the description of the API', () => {
  const describeApi = async () => (await luyue.request<OpenApi>('GET', '/v1/openapi.json')).body;

  test('is valid OpenAPI 3.1', async () => {
    const described = await describeApi();
    expect(described.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await new Validator().validate(structuredClone({ ...described }));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  test('names every route of the table and no other, each by a name of its own', async () => {
    const { paths } = await describeApi();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );
    const named = operations.map(({ route }) => route).sort();
    expect(named).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
    expect(named).toEqual([...PROMISED].sort());
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  test('leads every reference somewhere and knows every action’s payload', async () => {
    const described = await describeApi();
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name = ''] of references) expect(described.components.schemas).toHaveProperty([name]);
    for (const action of Object.keys(RULES))
      expect(described.components.schemas).toHaveProperty([`payload.${action}`]);
  });

  test('says who must sign in, and what is sent', async () => {
    const { paths } = await describeApi();
    expect(paths['/v1/deals']?.post).toMatchObject({ security: [{ bearer: [] }], requestBody: {} });
    expect(paths['/healthz']?.get).not.toHaveProperty('security');
    const terms = JSON.stringify(paths['/v1/deals']?.post?.requestBody);
    for (const field of ['fixedFee', 'platformFeePpm', 'scheduledAt', 'reserve'])
      expect(terms).toContain(field);
  });
});

describe('the overview at /docs', () => {
  test('names every route, in tables that are there before the viewer', async () => {
    const { status, headers, body } = await luyue.request<string>('GET', '/docs');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const shown = body.replaceAll('<wbr>', '');
    for (const route of PROMISED) expect(shown).toContain(`<code>${route}</code>`);
    expect(body.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/docs/reference.js">']);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  });
});

test('/healthz says when it is ready', async () => {
  expect(await luyue.request('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect((await luyue.request('HEAD', '/healthz')).status).toBe(200);
});

describe('what is not there is a problem in JSON', () => {
  test.each([
    '/nothing',
    '/v1',
    '/v1/deals/',
    '/v1/Deals',
    '/v2/deals',
    '/v1/deals//events',
    '/l/',
    '/v1/campaigns',
  ])('%s', async (path) => {
    problemIn(await luyue.request('GET', path), 404, 'not_found');
  });

  test.each(['DELETE', 'PUT', 'PATCH', 'OPTIONS'])('%s on any route without it', async (method) => {
    const having = new Set(ROUTES.filter((route) => route.method === method).map(({ path }) => path));
    for (const { path } of ROUTES.filter((route) => !having.has(route.path))) {
      const reply = await luyue.request(method, path.replaceAll(/\{\w+\}/g, 'x'));
      problemIn(reply, 405, 'method_not_allowed');
      expect(reply.headers.get('allow')).toMatch(/GET|POST|DELETE/);
    }
  });

  test('a method where only the other one is', async () => {
    for (const [method, path] of [
      ['GET', '/v1/webhooks/stripe'],
      ['GET', '/v1/deals/x/actions/accept'],
      ['POST', '/v1/deals/x'],
      ['POST', '/healthz'],
    ] as const)
      problemIn(await luyue.request(method, path), 405, 'method_not_allowed');
  });

  test('an address that decodes to nothing', async () => {
    problemIn(await luyue.request('GET', '/v1/deals/%ff'), 400, 'malformed_url');
    problemIn(await luyue.request('GET', '/v1/deals?q=%'), 400, 'malformed_url');
  });
});

test('routes of the one-machine mode answer to this machine’s own names only', async () => {
  const ask = (host: string, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(luyue.luyue.url);
      const request = httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject).end();
    });
  for (const path of ['/_local/credentials', '/_local/inbox', '/_local/clock', '/_local']) {
    expect(await ask('evil.example.com', path)).toBe(403);
    expect(await ask('localhost', path)).toBe(200);
  }
});
