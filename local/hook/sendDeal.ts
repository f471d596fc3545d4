import { Webhook } from 'standardwebhooks';
import * as z from 'zod/mini';
import { call, jsonOf, type Reply } from './call.ts';
import { Refused } from './refusal.ts';

const acceptedSchema = z.object({ dealId: z.string() });

/** Where a brand's system sends its deals, and the secret (`whsec_…`) it signs them with. */
export interface HookEndpoint {
  readonly endpointId: string;
  readonly secret: string;
}

export interface SignedDeal {
  /** The webhook-id: repeating it with the same body starts nothing twice. */
  readonly id: string;
  /** Of the signature; epoch ms. */
  readonly sentAt: number;
  /** The deal request as JSON text; it is signed to the letter. */
  readonly body: string;
}

/**
 * Starts a deal as a brand's own system does: signed by Standard Webhooks.
 * @returns the deal's id
 * @throws Refused, Unreachable
 */
export async function sendDeal(url: string, hook: HookEndpoint, deal: SignedDeal): Promise<string> {
  const reply = await postSigned(new URL(`/v1/hooks/${hook.endpointId}/deals`, url), hook.secret, deal);
  const accepted = acceptedSchema.safeParse(jsonOf(reply));
  if (reply.status !== 202 || !accepted.success) throw new Refused(reply);
  return accepted.data.dealId;
}

function postSigned(url: URL, secret: string, { id, sentAt, body }: SignedDeal): Promise<Reply> {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(sentAt), body),
  };
  return call(url, { method: 'POST', headers, body });
}
