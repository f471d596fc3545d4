import type { Order } from '../../domain/commission/commission.ts';
import { call, jsonOf } from '../hook/call.ts';
import type { Credentials } from '../hook/localRoutes.ts';
import { Refused } from '../hook/refusal.ts';
import { sendDeal } from '../hook/sendDeal.ts';
import { newestMail } from './inbox.ts';
import { submitForm } from './webPage.ts';

/** The demo brand: its system, and its people with an API key. */
export interface Brand {
  /** @param sentAt epoch ms @returns the deal's id @throws Refused */
  start(body: string, sentAt: number): Promise<string>;
  /** Follows the link in its mail to the payment page and pays there. @returns the mail's subject */
  pay(): Promise<string>;
  approve(dealId: string, note: string): Promise<void>;
  ship(dealId: string): Promise<void>;
  reportSales(dealId: string, orders: readonly Order[]): Promise<void>;
  /** @throws Refused */
  read(path: string): Promise<unknown>;
}

export function makeBrand(url: string, { brandApiKey, hook }: Credentials): Brand {
  const request = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await call(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${brandApiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (reply.status !== 200) throw new Refused(reply);
    return jsonOf(reply);
  };
  return {
    start: (body, sentAt) => sendDeal(url, hook, { id: 'msg_demo_1', sentAt, body }),
    pay: async () => {
      const { subject, link } = await newestMail(url, '/_local/checkout/');
      await submitForm(link, 'pay');
      return subject;
    },
    approve: async (dealId, note) => {
      await request('POST', `/v1/deals/${dealId}/actions/approve`, { note });
    },
    ship: async (dealId) => {
      const parcel = { carrier: 'SF Express', trackingNumber: 'SF1234567890' };
      await request('POST', `/v1/deals/${dealId}/actions/ship`, parcel);
    },
    reportSales: async (dealId, orders) => {
      await request('POST', `/v1/deals/${dealId}/sales`, { orders });
    },
    read: (path) => request('GET', path),
  };
}
