import Stripe from 'stripe';
import * as z from 'zod/mini';
import type { Faults } from './faults.ts';

const timeoutMs = 30_000;
const event = z.object({ type: z.string() });

/**
 * Posts signed events to the platform. The signature carries the wall time of each try: receivers judge its
 * age in the real world even when the deals' time is virtual.
 */
export const makeWebhookSender =
  (urlOf: () => string, secret: string, faults: Faults) =>
  async (body: string, abort: AbortSignal): Promise<string | null> => {
    const { type } = z.parse(event, JSON.parse(body));
    const fits = (fault: { type?: string | undefined }) => fault.type === undefined || fault.type === type;
    if (faults.strike('webhook_unreachable', fits) !== undefined) return 'a drill made it unreachable';
    try {
      const response = await fetch(urlOf(), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: body, secret }),
        },
        body,
        signal: AbortSignal.any([abort, AbortSignal.timeout(timeoutMs)]),
      });
      await response.arrayBuffer();
      return response.ok ? null : `HTTP ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.message : 'no answer';
    }
  };
