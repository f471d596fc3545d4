import type { DealEvent } from '../../../domain/deal/event.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import { DEMO_PROVIDER } from '../../../local/demoTenants.ts';
import type { Reply, TestLuyue } from '../../harness/luyue.ts';

const DAY = 86_400_000;
let begun = 0;

/** A livestream in ten days for 8 000 yuan, without commission unless a test adds one. */
export function liveTerms(h: TestLuyue, overrides: Partial<Terms> = {}): Terms {
  return {
    currency: 'CNY',
    fixedFee: 800_000,
    platformFeePpm: 50_000,
    deliverable: { kind: 'livestream', scheduledAt: inDays(h, 10), minMinutes: 60, products: ['sku-1'] },
    ...overrides,
  };
}

/** 15 % commission, up to 3 000 yuan of it escrowed with the fee. */
export const COMMISSION = {
  tiers: [{ from: 0, ratePpm: 150_000 }],
  reserve: 300_000,
  attribution: 'P15D',
  returnWindow: 'P15D',
} satisfies Terms['commission'];

/** A video in ten days for 5 000 dollars. */
export function videoTerms(h: TestLuyue, overrides: Partial<Terms> = {}): Terms {
  return {
    currency: 'USD',
    fixedFee: 500_000,
    platformFeePpm: 50_000,
    deliverable: { kind: 'video', dueAt: inDays(h, 10), minSeconds: 30 },
    ...overrides,
  };
}

export const inDays = (h: TestLuyue, days: number) => new Date(h.now() + days * DAY).toISOString();
const WORK = { url: 'https://live.example.com/replay/1' };

/** One deal, told from outside: every step goes over HTTP as its people would do it, and then all settles. */
export class Story {
  readonly h: TestLuyue;
  readonly id: string;
  readonly email: string;

  private constructor(h: TestLuyue, id: string, email: string) {
    this.h = h;
    this.id = id;
    this.email = email;
  }

  /** The creator is invited. */
  static async begin(
    h: TestLuyue,
    options: { terms?: Terms; provider?: boolean; email?: string } = {},
  ): Promise<Story> {
    begun += 1;
    const { terms = liveTerms(h), provider = false, email = `creator${begun}@example.com` } = options;
    const request = { reference: `deal-${begun}`, creator: { name: '林小满', email }, terms };
    const deal = await h.startDeal({ ...request, ...(provider ? { provider: { id: DEMO_PROVIDER } } : {}) });
    return new Story(h, deal.id, email);
  }

  /** The creator asks for other terms. */
  static async atCounter(h: TestLuyue): Promise<Story> {
    const story = await Story.begin(h);
    await story.creator('counter', { terms: liveTerms(h, { fixedFee: 1_000_000 }) });
    return story;
  }

  static async atFunding(h: TestLuyue, options?: Parameters<typeof Story.begin>[1]): Promise<Story> {
    const story = await Story.begin(h, options);
    await story.creator('accept', { termsVersion: 1 });
    return story;
  }

  static async atDelivery(h: TestLuyue, options?: Parameters<typeof Story.begin>[1]): Promise<Story> {
    const story = await Story.atFunding(h, options);
    await h.pay(story.id);
    return story;
  }

  static async atReview(h: TestLuyue, options?: Parameters<typeof Story.begin>[1]): Promise<Story> {
    const story = await Story.atDelivery(h, options);
    await story.creator('deliver', WORK);
    return story;
  }

  /** With commission; the fee is paid out. */
  static async atSales(h: TestLuyue, options: Parameters<typeof Story.begin>[1] = {}): Promise<Story> {
    const terms = liveTerms(h, { commission: COMMISSION });
    const story = await Story.atReview(h, { terms, ...options });
    await story.brand('approve');
    return story;
  }

  view(): Promise<DealView> {
    return this.h.deal(this.id);
  }

  brand(action: string, payload: unknown = {}): Promise<Reply<DealView>> {
    return this.h.act(this.id, action, payload);
  }

  provider(action: string, payload: unknown = {}): Promise<Reply<DealView>> {
    return this.h.act(this.id, action, payload, this.h.luyue.secrets.providerApiKey);
  }

  /** By the link in the newest mail. */
  async creator(action: string, payload: unknown = {}): Promise<Reply<DealView>> {
    return this.h.actByLink(await this.h.tokenFor(this.email), action, payload);
  }

  async operator(action: string): Promise<Reply<DealView>> {
    return this.h.act(this.id, action, { reason: 'looked into it' }, await this.h.operatorToken());
  }

  deliver(): Promise<Reply<DealView>> {
    return this.creator('deliver', WORK);
  }

  /** Orders placed now, of these net amounts (minor units). */
  async sell(...nets: number[]): Promise<Reply> {
    const at = new Date(this.h.now()).toISOString();
    const orders = nets.map((net, index) => ({ orderId: `${this.id}.${at}.${index}`, at, net }));
    return this.h.request('POST', `/v1/deals/${this.id}/sales`, { key: this.h.brandKey, body: orders });
  }

  /** What the payer sees after the button `pay` or `fail` of the page at `checkoutUrl`. */
  async click(button: 'pay' | 'fail', checkoutUrl: string): Promise<Reply> {
    const path = `${new URL(checkoutUrl).pathname}/${button}`;
    const reply = await this.h.request('POST', path, { headers: { accept: 'application/json' } });
    await this.h.settle();
    return reply;
  }

  async checkoutUrl(): Promise<string> {
    const { funding } = await this.view();
    if (!funding?.checkoutUrl) throw new Error(`deal ${this.id} asks for no payment`);
    return funding.checkoutUrl;
  }

  /** Lets the clock of the open gate run out. */
  async toDeadline(): Promise<void> {
    const { gate } = await this.view();
    if (gate === null) throw new Error(`deal ${this.id} stands at no gate`);
    await this.h.advanceTo(gate.deadline);
    await this.after(2000);
  }

  async after(millis: number): Promise<void> {
    await this.h.advanceTo(this.h.now() + millis);
  }

  /** The deal's log, as the brand reads it. */
  async log(): Promise<DealEvent[]> {
    const path = `/v1/deals/${this.id}/events?limit=100`;
    return (await this.h.request<{ items: DealEvent[] }>('GET', path, { key: this.h.brandKey })).body.items;
  }

  events(): Promise<string[]> {
    return this.h.events(this.id);
  }
}
