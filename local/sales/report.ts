import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Order } from '../../domain/commission/commission.ts';
import { call, jsonOf, type Reply, Unreachable } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';

const receiptSchema = z.object({
  created: z.int(),
  corrected: z.int(),
  unchanged: z.int(),
  outsideAttribution: z.int(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** What became of one report: taken whole, or refused for some of its orders (by their places). */
export type Reported =
  | { readonly kind: 'taken'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly reasons: ReadonlyMap<number, string> };

export interface Target {
  readonly url: string;
  readonly dealId: string;
  readonly key: string;
  /** Between tries; ms. */
  readonly pause?: (millis: number) => Promise<unknown>;
}

const MOST_TRIES = 8;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 30_000;

/**
 * Reports a batch of orders. Asks again where that may help: reports are idempotent.
 * @throws Refused for what is not about single orders, Unreachable
 */
export async function report(target: Target, orders: readonly Order[]): Promise<Reported> {
  const { pause = wait } = target;
  for (let tries = 1; ; tries += 1) {
    const reply = await post(target, orders);
    const mayPass = reply instanceof Unreachable || reply.status === 429 || reply.status >= 500;
    if (!mayPass) return verdictOn(reply);
    if (tries >= MOST_TRIES) throw reply instanceof Unreachable ? reply : new Refused(reply);
    await pause(pauseAfter(reply, tries));
  }
}

async function post({ url, dealId, key }: Target, orders: readonly Order[]): Promise<Reply | Unreachable> {
  try {
    return await call(new URL(`/v1/deals/${encodeURIComponent(dealId)}/sales`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(orders),
    });
  } catch (error) {
    if (error instanceof Unreachable) return error;
    throw error;
  }
}

/** As the service asks (seconds), else ever longer. */
function pauseAfter(reply: Reply | Unreachable, tries: number): number {
  const asked =
    reply instanceof Unreachable ? Number.NaN : Number(reply.headers.get('retry-after') ?? Number.NaN);
  const millis = Number.isFinite(asked) ? asked * 1000 : FIRST_PAUSE_MILLIS * 2 ** (tries - 1);
  return Math.min(millis, LONGEST_PAUSE_MILLIS);
}

function verdictOn(reply: Reply): Reported {
  const receipt = receiptSchema.safeParse(jsonOf(reply));
  if (reply.status === 200 && receipt.success) return { kind: 'taken', receipt: receipt.data };
  const refused = new Refused(reply);
  const reasons = new Map<number, string>();
  for (const { path, message } of refused.faults) {
    const [place = '', ...rest] = path.split('.');
    if (!/^\d+$/.test(place)) throw refused;
    const reason = [...rest, message].join(' ');
    const earlier = reasons.get(Number(place));
    reasons.set(Number(place), earlier === undefined ? reason : `${earlier}; ${reason}`);
  }
  if (reasons.size === 0) throw refused;
  return { kind: 'refused', reasons };
}
