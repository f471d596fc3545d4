import { Webhook } from 'standardwebhooks';
import type { WebhookSender } from '../../domain/ports/webhooks.ts';
import { failureOf } from '../platforms/guardedFetch.ts';
import { sendRequest } from '../platforms/sendRequest.ts';
import { type Policy, STRICT, targetOf } from '../platforms/target.ts';

const TIMEOUT_MILLIS = 10_000;

/**
 * Signs (Standard Webhooks) and sends. The address is checked and pinned as for every address somebody gave us; no
 * redirect is followed, and of the answer only the status is read. `policy` is for tests, which live on loopback.
 * The time signed is real time: that is what receivers live in, also in drills.
 */
export function makeWebhookSender(policy: Policy = STRICT): WebhookSender {
  return {
    send: async ({ url, id, body, secrets }) => {
      const deadline = AbortSignal.timeout(TIMEOUT_MILLIS);
      const sentAt = new Date();
      try {
        const target = await targetOf(url, policy);
        if ('failure' in target) return target;
        const headers = {
          'user-agent': 'Luyue/1 (webhooks)',
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
        };
        const answer = await sendRequest(target, deadline, { method: 'POST', headers, body });
        answer.destroy();
        return { status: answer.statusCode ?? 0 };
      } catch (error) {
        return { failure: failureOf(error, deadline) };
      }
    },
  };
}
