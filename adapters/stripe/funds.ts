import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import { RetryableError, TerminalError } from '../../domain/errors.ts';
import type { Funds, HeldCharge } from '../../domain/ports/payments.ts';
import { fromStripeAmount } from './amounts.ts';
import { API_VERSION } from './apiVersion.ts';
import { fromUnix } from './instant.ts';

export interface FundsConfig {
  /** May be a restricted key that can only read payments. */
  readonly secretKey: string;
  /** Where the API is, such as `http://127.0.0.1:4242`; Stripe itself when absent. */
  readonly apiBase?: string;
}

const MOST_TRIES = 3;
const TIMEOUT_MILLIS = 10_000;

const intentSchema = z.object({
  latest_charge: z.nullable(
    z.object({
      status: z.string(),
      disputed: z.boolean(),
      amount_captured: z.int(),
      amount_refunded: z.int(),
      currency: z.string(),
      created: z.int(),
    }),
  ),
});
const errorSchema = z.object({ error: z.object({ code: z.optional(z.string()) }) });

/**
 * What Stripe holds, by one request that changes nothing: pages that only show it do without the SDK, which is larger
 * than they are. A charge that the payer's bank disputes counts as not held: Stripe has taken the money back meanwhile.
 */
export function makeStripeFunds({ secretKey, apiBase = 'https://api.stripe.com' }: FundsConfig): Funds {
  const headers = { authorization: `Bearer ${secretKey}`, 'stripe-version': API_VERSION };
  return {
    charge: async (reference) => {
      const url = new URL(`/v1/payment_intents/${encodeURIComponent(reference)}`, apiBase);
      url.searchParams.set('expand[]', 'latest_charge');
      for (let tries = 1; ; tries += 1) {
        const answer = await answerOf(url, headers);
        if (answer?.ok === true) return heldBy(reference, answer.body);
        if (!isWorthAnotherTry(answer) || tries === MOST_TRIES) return refused(answer);
        await wait(Math.random() * 200 * 2 ** tries);
      }
    },
  };
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

/** `null` where none comes, or one that is cut off. */
async function answerOf(url: URL, headers: Record<string, string>): Promise<Answer | null> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
    return { ok: response.ok, status: response.status, body: await response.json() };
  } catch {
    return null;
  }
}

/** As the SDK does it: who is told that it asks too much does not ask again at once. */
const isWorthAnotherTry = (answer: Answer | null): boolean =>
  answer === null || answer.status === 409 || answer.status >= 500;

/** @throws RetryableError, TerminalError naming the fault by codes alone; `null` for a payment that Stripe has not */
function refused(answer: Answer | null): null {
  if (answer === null) throw new RetryableError('Stripe cannot be reached');
  const code = errorSchema.safeParse(answer.body).data?.error.code;
  if (code === 'resource_missing') return null;
  const described = ['Stripe', answer.status, code].filter((part) => part !== undefined).join(' ');
  const mayPass = isWorthAnotherTry(answer) || answer.status === 429;
  throw mayPass ? new RetryableError(described) : new TerminalError(described);
}

function heldBy(reference: string, body: unknown): HeldCharge | null {
  const charge = intentSchema.parse(body).latest_charge;
  if (charge === null || charge.status !== 'succeeded' || charge.disputed) return null;
  return {
    reference,
    amountMinor: fromStripeAmount(charge.amount_captured, charge.currency),
    refundedMinor: fromStripeAmount(charge.amount_refunded, charge.currency),
    currency: charge.currency.toUpperCase(),
    heldAt: fromUnix(charge.created),
  };
}
