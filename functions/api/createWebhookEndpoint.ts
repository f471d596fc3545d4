import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import type { WebhookStore } from '../../domain/ports/webhooks.ts';
import { toInstant } from '../../domain/time.ts';
import type { Endpoint } from '../../domain/webhooks/endpoint.ts';
import { endpointView, tenantOf } from '../outbound/endpointView.ts';
import { newSecret } from '../outbound/newSecret.ts';
import { parseBody } from '../runtime/body.ts';
import { intentOf } from '../runtime/idempotency.ts';
import { type HttpResponse, jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { webhooks } from '../runtime/providers/webhooks.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

const MOST_ENDPOINTS = 10;

const hasNoCredentials = (text: string): boolean => {
  const url = URL.parse(text);
  return url === null || (url.username === '' && url.password === '');
};

/** Whether an address is a public one is looked at each time something is sent there: names change. */
const bodySchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .check(z.maxLength(2000), z.refine(hasNoCredentials, 'must not hold credentials')),
});

export const createWebhookEndpoint = defineRoute({
  name: 'createWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  description: {
    summary: 'Have every event of your deals sent to an address, signed (Standard Webhooks)',
    body: bodySchema,
    response: { status: 201, description: '{id, url, secret, …}; the secret is shown only here' },
  },
  needs: { webhooks, clock },
  make: (services) => async (request) => {
    const tenantId = tenantOf(request.principal);
    const { url } = parseBody(bodySchema, request.body);
    const intent = intentOf(request.headers['idempotency-key'], tenantId, { url });
    const now = services.clock.now();
    const endpoint: Endpoint = {
      id: `whe_${intent === null ? ulid(now) : idOf(intent.scope, intent.key)}`,
      ...{ tenantId, url, createdAt: toInstant(now), disabled: null, lastSuccessAt: null, version: 1 },
      secrets: [{ secret: newSecret(), validUntil: null }],
    };
    return add(services.webhooks, endpoint);
  },
});
export const handler = lambda(createWebhookEndpoint);

/** The same for the same key: whoever repeats a request finds the endpoint that the first one made. */
function idOf(scope: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([scope, key]))
    .digest();
  let next = 0;
  return ulid(bytes.readUIntBE(26, 6) % 2 ** 47, () => (bytes[next++] ?? 0) / 256);
}

async function add(store: WebhookStore, endpoint: Endpoint): Promise<HttpResponse> {
  const { tenantId, id, url } = endpoint;
  const earlier = await store.endpoint(tenantId, id);
  if (earlier !== null) return repeated(earlier, url);
  if ((await store.endpointsOf(tenantId)).length >= MOST_ENDPOINTS) {
    throw new Problem(409, 'too_many_endpoints', `There may be ${MOST_ENDPOINTS} webhook endpoints.`);
  }
  if (await store.addEndpoint(endpoint)) return created(endpoint);
  const first = await store.endpoint(tenantId, id);
  return first === null ? created(endpoint) : repeated(first, url);
}

function repeated(endpoint: Endpoint, url: string): HttpResponse {
  if (endpoint.url === url) return created(endpoint, { 'idempotent-replayed': 'true' });
  throw new Problem(422, 'idempotency_key_reused', 'This idempotency key was used for another request.');
}

function created(endpoint: Endpoint, headers: Record<string, string> = {}): HttpResponse {
  const secret = endpoint.secrets[0]?.secret;
  return jsonResponse(201, { ...endpointView(endpoint), secret }, headers);
}
