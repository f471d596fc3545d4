import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Order } from '../../domain/commission/commission.ts';
import type { Party } from '../../domain/parties.ts';
import { secretHash } from '../../functions/runtime/principal.ts';
import { access } from '../../functions/runtime/providers/access.ts';
import { parties } from '../../functions/runtime/providers/parties.ts';
import { NoSuchMail, newestMail } from '../demo/inbox.ts';
import { submitForm } from '../demo/webPage.ts';
import { call, jsonOf } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';
import { openIdentity } from '../identity/issuer.ts';
import type { Acting } from './move.ts';
import type { Sandbox } from './sandbox.ts';

const CREATOR_ADDRESS = 'creator@simulation.luyue.test';
const OPERATOR = 'operator_simulation';

/** Who stands in for the people of a deal: only ids are those of the real ones. */
export interface Cast {
  readonly brandId: string;
  /** The deal's, if it has one. */
  readonly providerId: string | null;
  /** Providers that the terms pay besides. */
  readonly others: readonly string[];
}

/** Everybody who acts in a sandbox, over its own API as the real ones would. */
export interface People {
  /** @returns the deal's id @throws Refused */
  start(request: Readonly<Record<string, unknown>>, by: 'brand' | 'provider'): Promise<string>;
  /** @param who the operator's subject @throws Refused */
  act(dealId: string, by: Acting, action: string, payload: unknown, who?: string): Promise<void>;
  pay(): Promise<void>;
  reportSales(dealId: string, orders: readonly Order[]): Promise<void>;
  /** @returns the id of a piece of evidence that can be used */
  evidence(dealId: string): Promise<string>;
  extendClock(dealId: string, to: string): Promise<void>;
}

/** What a request of the sandbox's deal says of its creator. */
export const PLAYED_CREATOR = { name: 'Creator', email: CREATOR_ADDRESS, locale: 'en' } as const;

/** Why somebody could not do what was to be played, in words; `null` for whatever is no such refusal. */
export function refusalIn(error: unknown): string | null {
  if (error instanceof Refused) return error.explanation();
  return error instanceof NoSuchMail ? error.message : null;
}

const startedSchema = z.object({ id: z.string() });
const evidenceSchema = z.object({ evidenceId: z.string() });
const MOST_ORDERS = 500;

export async function makePeople(sandbox: Sandbox, cast: Cast): Promise<People> {
  const { url } = sandbox.luyue;
  const keys = await admit(sandbox, cast);
  const identity = await openIdentity({ folder: sandbox.folder, issuer: () => url });
  const operator = (subject: string) => identity.issueToken({ role: 'operator', subject });
  const post = async (key: string | null, path: string, body: unknown): Promise<unknown> => {
    const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
    const headers = { 'content-type': 'application/json', ...authorization };
    const reply = await call(new URL(path, url), { method: 'POST', headers, body: JSON.stringify(body) });
    if (reply.status >= 300) throw new Refused(reply);
    return jsonOf(reply);
  };
  return {
    start: async (request, by) => {
      const brand = by === 'provider' ? { brand: { id: cast.brandId } } : {};
      return startedSchema.parse(await post(keys[by], '/v1/deals', { ...request, ...brand })).id;
    },
    act: async (dealId, by, action, payload, who = OPERATOR) => {
      if (by === 'creator') {
        await post(null, `/v1/links/${await creatorsToken(url)}/actions/${action}`, payload);
        return;
      }
      const key = by === 'operator' ? await operator(who) : keys[by];
      await post(key, `/v1/deals/${dealId}/actions/${action}`, payload);
    },
    pay: async () => submitForm((await newestMail(url, '/_local/checkout/')).link, 'pay'),
    reportSales: async (dealId, orders) => {
      for (let start = 0; start < orders.length; start += MOST_ORDERS) {
        const batch = orders.slice(start, start + MOST_ORDERS);
        await post(keys.brand, `/v1/deals/${dealId}/sales`, { orders: batch });
      }
    },
    evidence: async (dealId) => {
      const link = { url: `https://evidence.example.com/${dealId}` };
      const handedIn = await post(await operator(OPERATOR), `/v1/deals/${dealId}/evidence`, link);
      return evidenceSchema.parse(handedIn).evidenceId;
    },
    extendClock: async (dealId, to) => {
      const extension = { to, reason: 'As it was.' };
      await post(await operator(OPERATOR), `/v1/deals/${dealId}/operations/extend-clock`, extension);
    },
  };
}

async function creatorsToken(url: string): Promise<string> {
  const { link } = await newestMail(url, '/l/', CREATOR_ADDRESS);
  return link.pathname.slice('/l/'.length);
}

/** Makes the parties known to the sandbox and gives brand and provider their keys. */
async function admit({ luyue }: Sandbox, { brandId, providerId, others }: Cast) {
  const store = { parties: parties.of(luyue.runtime), access: access.of(luyue.runtime) };
  const providers = new Set([...others, ...(providerId === null ? [] : [providerId])]);
  await store.parties.put(played(brandId, 'brand'));
  for (const id of providers) await store.parties.put({ ...played(id, 'provider'), engagedBy: [brandId] });
  const keyFor = async (role: 'brand' | 'provider', tenantId: string): Promise<string> => {
    const key = `lk_${randomBytes(24).toString('base64url')}`;
    await store.access.putKey({ keyHash: secretHash(key), role, tenantId, revokedAt: null });
    return key;
  };
  const brand = await keyFor('brand', brandId);
  return { brand, provider: providerId === null ? brand : await keyFor('provider', providerId) };
}

const played = (id: string, kind: Party['kind']): Party => ({
  id,
  kind,
  name: id,
  email: `${id.toLowerCase()}@simulation.luyue.test`,
  phone: null,
  locale: 'en',
  platform: null,
  handle: null,
  payoutAccountId: null,
});
