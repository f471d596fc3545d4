import { expect, vi } from 'vitest';
import { type DealEvent, firstBrokenLink } from '../../../domain/deal/event.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import { someTerms } from '../../builders/deal.ts';
import { type Answer, type LuyueProcess, PATIENCE } from './luyueProcess.ts';

const DAY = 86_400_000;

interface Posting {
  readonly account: string;
  readonly amount: number;
}

/**
 * One deal from the first request to the last payout, over HTTP only. Each step may be repeated, as a caller does
 * whose answer was lost: it then changes nothing more.
 */
export class HappyDeal {
  readonly #address: string;
  readonly #idempotencyPrefix: string;
  readonly #scheduledAt = new Date(Date.now() + 7 * DAY).toISOString();
  #id = '';

  constructor(name: string) {
    this.#address = `${name}@example.com`;
    this.#idempotencyPrefix = name;
  }

  /** In their order. The name is for messages; `run` asks for the step, `waitFor` sees that it took effect. */
  readonly steps: readonly {
    name: string;
    run: (luyue: LuyueProcess) => Promise<void>;
    waitFor: (luyue: LuyueProcess) => Promise<void>;
  }[] = [
    { name: 'start', run: (luyue) => this.#start(luyue), waitFor: (luyue) => this.#gate(luyue, 'response') },
    {
      name: 'accept',
      run: (luyue) => this.#byLink(luyue, 'accept', { termsVersion: 1 }),
      waitFor: (luyue) => this.#gate(luyue, 'funding'),
    },
    { name: 'pay', run: (luyue) => this.#pay(luyue), waitFor: (luyue) => this.#gate(luyue, 'delivery') },
    {
      name: 'deliver',
      run: (luyue) => this.#byLink(luyue, 'deliver', { url: 'https://live.example.com/1' }),
      waitFor: (luyue) => this.#gate(luyue, 'review'),
    },
    { name: 'approve', run: (luyue) => this.#approve(luyue), waitFor: (luyue) => this.#gate(luyue, 'sales') },
    {
      name: 'report sales',
      run: (luyue) => this.#report(luyue),
      waitFor: (luyue) => this.#gate(luyue, 'sales'),
    },
    { name: 'let time pass', run: (luyue) => this.#passTime(luyue), waitFor: (luyue) => this.#closed(luyue) },
  ];

  async deal(luyue: LuyueProcess): Promise<DealView> {
    const { status, body } = await luyue.request<DealView>('GET', `/v1/deals/${this.#id}`, {
      key: await luyue.brandKey(),
    });
    expect(status).toBe(200);
    return body;
  }

  /** That all went well: everything happened once, everybody was paid, nothing is held and the books balance. */
  async expectDone(luyue: LuyueProcess): Promise<void> {
    const { money, status, outcome } = await this.deal(luyue);
    expect({ status, outcome }).toEqual({ status: 'closed', outcome: 'completed' });
    // 8 000.00 fee + 15 % of 10 000.00 to the creator, and 5 % of it to the platform; the rest of the reserve returns.
    expect(money).toEqual({
      currency: 'CNY',
      funded: 1_155_000,
      released: 997_500,
      refunded: 157_500,
      paidOut: 950_000,
    });

    const events = await this.#list<DealEvent>(luyue, 'events');
    expect(firstBrokenLink(events)).toBeNull();
    const happened = (type: string) => events.filter((event) => event.type === type).length;
    for (const type of [
      'invited',
      'accepted',
      'funded',
      'delivered',
      'approved',
      'fee_released',
      'commission_settled',
      'closed',
    ])
      expect([type, happened(`deal.${type}.v1`)]).toEqual([type, 1]);
    expect(happened('deal.sales_reported.v1')).toBe(1);

    const entries = await this.#list<{ postings: Posting[] }>(luyue, 'ledger');
    const balances = new Map<string, number>();
    for (const { account, amount } of entries.flatMap(({ postings }) => postings))
      balances.set(
        account.replace(/:(deal|creator)_.*$/, ''),
        (balances.get(account.replace(/:(deal|creator)_.*$/, '')) ?? 0) + amount,
      );
    expect(Object.fromEntries(balances)).toEqual({
      'psp:clearing': -47_500,
      'revenue:platform': 47_500,
      escrow: 0,
      'payable:creator': 0,
      'refundable:brand:brand_demo': 0,
    });
  }

  async #start(luyue: LuyueProcess): Promise<void> {
    const deliverable = { kind: 'livestream' as const, scheduledAt: this.#scheduledAt, minMinutes: 60 };
    const body = {
      reference: 'killed',
      creator: { name: '小美', email: this.#address },
      terms: someTerms({ deliverable }),
    };
    const options = { key: await luyue.brandKey(), body, idempotencyKey: `${this.#idempotencyPrefix}-start` };
    const reply = await luyue.request<DealView>('POST', '/v1/deals', options);
    expectStatus(reply, 201);
    this.#id = reply.body.id;
  }

  async #byLink(luyue: LuyueProcess, action: string, body: unknown): Promise<void> {
    const token = await this.#token(luyue);
    const path = `/v1/links/${token}/actions/${action}`;
    expectStatus(
      await luyue.request('POST', path, { body, idempotencyKey: `${this.#idempotencyPrefix}-${action}` }),
      200,
    );
  }

  async #token(luyue: LuyueProcess): Promise<string> {
    return vi.waitUntil(async () => {
      const path = `/_local/inbox?to=${encodeURIComponent(this.#address)}`;
      const { body } = await luyue.request<{ items: { links: string[] }[] }>('GET', path);
      const link = body.items.flatMap(({ links }) => links).find((url) => url.includes('/l/'));
      return link?.slice(link.lastIndexOf('/') + 1);
    }, PATIENCE);
  }

  async #pay(luyue: LuyueProcess): Promise<void> {
    const { funding } = await this.deal(luyue);
    // Whoever paid already is shown no page to pay on.
    if (funding?.checkoutUrl)
      expectStatus(await luyue.request('POST', `${new URL(funding.checkoutUrl).pathname}/pay`), 200);
    else expect(funding?.heldAt).not.toBeNull();
  }

  async #approve(luyue: LuyueProcess): Promise<void> {
    const options = {
      key: await luyue.brandKey(),
      body: {},
      idempotencyKey: `${this.#idempotencyPrefix}-approve`,
    };
    expectStatus(await luyue.request('POST', `/v1/deals/${this.#id}/actions/approve`, options), 200);
  }

  async #report(luyue: LuyueProcess): Promise<void> {
    const at = (await this.#list<DealEvent>(luyue, 'events')).find(
      ({ type }) => type === 'deal.delivered.v1',
    )?.at;
    const body = [{ orderId: 'o-1', at, net: 1_000_000 }];
    const key = await luyue.brandKey();
    expectStatus(await luyue.request('POST', `/v1/deals/${this.#id}/sales`, { key, body }), 200);
  }

  /** To a fixed instant; having been there before is fine. */
  async #passTime(luyue: LuyueProcess): Promise<void> {
    const { gate, status } = await this.deal(luyue);
    const to = gate?.name === 'sales' ? Date.parse(gate.deadline) : null;
    const { body } = await luyue.request<{ now: string }>('GET', '/_local/clock');
    if (to === null || Date.parse(body.now) >= to) return expect(status).toMatch(/settling|closed/);
    const move = { to: new Date(to).toISOString() };
    expectStatus(await luyue.request('POST', '/_local/clock', { body: move }), 200);
  }

  async #gate(luyue: LuyueProcess, name: string): Promise<void> {
    await vi.waitUntil(async () => (await this.deal(luyue)).gate?.name === name, PATIENCE);
  }

  async #closed(luyue: LuyueProcess): Promise<void> {
    await vi.waitUntil(async () => (await this.deal(luyue)).status === 'closed', PATIENCE);
  }

  async #list<T>(luyue: LuyueProcess, what: 'events' | 'ledger'): Promise<T[]> {
    const path = `/v1/deals/${this.#id}/${what}?limit=100`;
    const { body } = await luyue.request<{ items: T[] }>('GET', path, { key: await luyue.brandKey() });
    return body.items;
  }
}

function expectStatus(reply: Answer<unknown>, status: number): void {
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status });
}
