import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { DealView } from '../../../functions/api/dealView.ts';
import { documents } from '../../../functions/runtime/providers/documents.ts';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import { DEMO_HOOK, DEMO_PROVIDER_HOOK } from '../../../local/demoTenants.ts';
import { someTerms } from '../../builders/deal.ts';
import type { Reply, TestLuyue } from '../../harness/luyue.ts';

const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().check(z.minLength(1)),
  requestId: z.uuid(),
  errors: z.optional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
  winner: z.optional(z.object({ action: z.string(), by: z.object({ role: z.string() }) })),
});
export type ProblemBody = z.infer<typeof problemSchema>;

let made = 0;
/** A request to start a deal with a creator of its own, so that its mails are found. */
export function aRequest(overrides: Record<string, unknown> = {}) {
  made += 1;
  return {
    reference: `PO-${made}`,
    creator: { name: '小美', email: `creator-${made}@example.com` },
    terms: someTerms(),
    ...overrides,
  };
}

/** Expects a refusal as RFC 9457 wants it, and returns it. */
export function problemIn(reply: Reply, status: number, code: string): ProblemBody {
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply).toMatchObject({ status, body: { status, code } });
  return problemSchema.parse(reply.body);
}

/** The paths that were complained about, each once. */
export const pathsIn = ({ errors = [] }: ProblemBody) => [...new Set(errors.map(({ path }) => path))].sort();

/** How many items both tables hold once everything has come to rest. */
export async function countItems(running: TestLuyue): Promise<number> {
  await running.settle();
  const { luyue } = running;
  const client = documents.of(luyue.runtime);
  let count = 0;
  for (const TableName of ['luyue-deals', 'luyue-ledger']) {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName, Select: 'COUNT', ConsistentRead: true, ExclusiveStartKey }),
      );
      count += page.Count ?? 0;
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  return count;
}

export interface Signing {
  readonly id?: string;
  readonly at?: number;
  readonly secret?: string;
  readonly endpoint?: string;
  readonly signature?: string;
}

export const signatureOf = (secret: string, id: string, at: number, body: string) =>
  new Webhook(secret).sign(id, new Date(at), body);

/** Posts a deal to a brand's hook, signed with the demo brand's secret now unless told otherwise. */
export const postHook = (luyue: TestLuyue, request: unknown, signing: Signing = {}) =>
  postSigned<{ dealId: string }>(luyue, 'deals', request, signing);

/** Reports of the work the same way. */
export const postReport = (luyue: TestLuyue, request: unknown, signing: Signing = {}) =>
  postSigned<{ evidenceId: string }>(luyue, 'reports', request, signing);

/** The demo provider signs. */
export const byProvider = ({ luyue }: TestLuyue): Signing => ({
  endpoint: DEMO_PROVIDER_HOOK,
  secret: luyue.secrets.providerHookSecret,
});

function postSigned<T>(
  luyue: TestLuyue,
  what: 'deals' | 'reports',
  request: unknown,
  signing: Signing,
): Promise<Reply<T>> {
  const { secret = luyue.luyue.secrets.hookSecret, endpoint = DEMO_HOOK, at = Date.now() } = signing;
  made += 1;
  const id = signing.id ?? `msg_${made}`;
  const body = typeof request === 'string' ? request : JSON.stringify(request);
  return luyue.request('POST', `/v1/hooks/${endpoint}/${what}`, {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': signing.signature ?? signatureOf(secret, id, at, body),
    },
  });
}

/** Posts an event as the payment service would, signed. */
export function postStripe(luyue: TestLuyue, event: unknown): Promise<Reply> {
  const payload = JSON.stringify(event);
  const secret = luyue.luyue.secrets.stripeWebhookSecret;
  return luyue.request('POST', '/v1/webhooks/stripe', {
    body: payload,
    headers: {
      'content-type': 'application/json',
      'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }),
    },
  });
}

/** Every account's balance in minor units, in one currency. */
export function balances({ luyue }: TestLuyue, currency = 'CNY'): Promise<Record<string, number>> {
  return ledger.of(luyue.runtime).balances(currency);
}

export async function expectBalanced(luyue: TestLuyue): Promise<void> {
  const all = Object.values(await balances(luyue));
  expect(all.reduce((sum, balance) => sum + balance, 0)).toBe(0);
}

/** Starts a deal and brings it, by link and payment, to the gate `delivery`. */
export async function fundedDeal(
  luyue: TestLuyue,
  overrides: Record<string, unknown> = {},
): Promise<{ deal: DealView; token: string }> {
  const request = aRequest(overrides);
  const { id } = await luyue.startDeal(request);
  const token = await luyue.tokenFor(request.creator.email);
  await luyue.actByLink(token, 'accept', { termsVersion: 1 });
  await luyue.pay(id);
  const deal = await luyue.deal(id);
  expect(deal.gate?.name).toBe('delivery');
  return { deal, token };
}

/** …and delivers, so that sales can be reported. */
export async function deliveredDeal(luyue: TestLuyue, overrides: Record<string, unknown> = {}) {
  const { deal, token } = await fundedDeal(luyue, overrides);
  await luyue.actByLink(token, 'deliver', { url: 'https://live.example.com/1' });
  return { deal: await luyue.deal(deal.id), token };
}
