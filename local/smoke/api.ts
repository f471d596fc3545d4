import * as z from 'zod/mini';
import { call, jsonOf, type Reply } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';
import { type Patience, REQUEST_SECONDS, TooLate } from './patience.ts';

const amount = z.int();

/** As much of a `Deal` as a run looks at. */
const dealSchema = z.object({
  id: z.string(),
  status: z.string(),
  outcome: z.nullable(z.string()),
  termsVersion: z.int(),
  gate: z.nullable(
    z.object({ name: z.string(), actions: z.array(z.object({ action: z.string(), by: z.string() })) }),
  ),
  funding: z.nullable(z.object({ amount, checkoutUrl: z.nullable(z.string()) })),
  money: z.object({
    currency: z.string(),
    funded: amount,
    released: amount,
    refunded: amount,
    paidOut: amount,
  }),
  problem: z.nullable(z.object({ stage: z.string(), error: z.string(), cause: z.string() })),
});
export type SmokeDeal = z.infer<typeof dealSchema>;

const dealsSchema = z.object({ items: z.array(dealSchema) });

/** The API of a deployment, for whoever holds `credential` (`null` for none). */
export interface Api {
  read(path: string): Promise<unknown>;
  readDeal(id: string): Promise<SmokeDeal>;
  findDeals(reference: string): Promise<SmokeDeal[]>;
  write(path: string, body: unknown, idempotencyKey?: string): Promise<SmokeDeal>;
}

/**
 * @throws from every call: Refused, Unreachable, Interrupted, TooLate
 */
export function makeApi(url: string, credential: string | null, patience: Patience): Api {
  const authorization = credential === null ? {} : { authorization: `Bearer ${credential}` };
  const send = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const reply = await request(new URL(path, url), init, patience);
    if (reply.status !== 200 && reply.status !== 201) throw new Refused(reply);
    return jsonOf(reply);
  };
  return {
    read: (path) => send(path, { headers: authorization }),
    readDeal: async (id) => dealSchema.parse(await send(`/v1/deals/${id}`, { headers: authorization })),
    findDeals: async (reference) => {
      const query = new URLSearchParams({ reference });
      return dealsSchema.parse(await send(`/v1/deals?${query}`, { headers: authorization })).items;
    },
    write: async (path, body, idempotencyKey) => {
      const once = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      const headers = { ...authorization, ...once, 'content-type': 'application/json' };
      return dealSchema.parse(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
  };
}

/** @throws Unreachable, Interrupted, TooLate */
export async function request(url: URL, init: RequestInit, patience: Patience): Promise<Reply> {
  const { signal } = patience;
  try {
    return await call(url, { ...init, signal });
  } catch (error) {
    patience.check(`an answer of ${url.origin}${url.pathname}`, () => '');
    if (!signal.aborted) throw error;
    const late = `${url.origin}${url.pathname} gives no answer within ${REQUEST_SECONDS} seconds.`;
    throw new TooLate(late, { cause: error });
  }
}
