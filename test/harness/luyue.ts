import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebFetch } from '../../domain/ports/platforms.ts';
import type { DealView } from '../../functions/api/dealView.ts';
import { type Luyue, startLuyue } from '../../local/luyue.ts';
import { type Settings, settingsFrom } from '../../local/settings.ts';
import { expectAsDescribed } from './answerContract.ts';

/** The instant at which every test's frozen clock starts. */
export const START = Date.parse('2026-11-01T00:00:00Z');

/** No web at all: whoever looks at somebody's page finds that nothing answers. */
const noWeb: WebFetch = async () => ({ ok: false, failure: 'unreachable' });

export interface Reply<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A whole Luyue in this process, on a folder of its own, with time that only moves when told. */
export class TestLuyue {
  readonly luyue: Luyue;
  readonly folder: string;
  /** What was logged, one JSON line each. */
  readonly logged: string[];

  private constructor(luyue: Luyue, folder: string, logged: string[]) {
    this.luyue = luyue;
    this.folder = folder;
    this.logged = logged;
  }

  static async start(overrides: Partial<Settings> = {}): Promise<TestLuyue> {
    const folder = overrides.dataDir ?? mkdtempSync(join(tmpdir(), 'luyue-test-'));
    const logged: string[] = [];
    const log = (line: string) => {
      logged.push(line);
    };
    const base = settingsFrom({ PORT: '0', LUYUE_DATA_DIR: folder });
    const luyue = await startLuyue({
      ...base,
      clock: 'frozen',
      startAt: START,
      log,
      web: noWeb,
      ...overrides,
    });
    return new TestLuyue(luyue, folder, logged);
  }

  async stop({ keepData = false } = {}): Promise<void> {
    await this.luyue.close();
    if (!keepData) rmSync(this.folder, { recursive: true, force: true });
  }

  now(): number {
    return this.luyue.runtime.clock.now();
  }

  /** Waits until nothing can happen any more without time passing or somebody acting. */
  async settle(): Promise<void> {
    await this.advanceTo(this.now());
  }

  async advanceTo(instant: number | string): Promise<void> {
    await this.luyue.virtualTime?.advanceTo(typeof instant === 'string' ? Date.parse(instant) : instant);
  }

  async request<T = unknown>(
    method: string,
    path: string,
    options: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Reply<T>> {
    const { key, body, headers = {} } = options;
    const response = await fetch(new URL(path, this.luyue.url), {
      method,
      redirect: 'manual',
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
    const answer = isJson ? JSON.parse(text) : text;
    if (isJson && response.ok) expectAsDescribed(method, path, answer);
    return { status: response.status, headers: response.headers, body: answer };
  }

  get brandKey(): string {
    return this.luyue.secrets.brandApiKey;
  }

  async operatorToken(): Promise<string> {
    const { body } = await this.request<{ operatorToken: string }>('GET', '/_local/credentials');
    return body.operatorToken;
  }

  /** Starts a deal as the demo brand and waits until the creator was asked. */
  async startDeal(request: unknown): Promise<DealView> {
    const { status, body } = await this.request<DealView>('POST', '/v1/deals', {
      key: this.brandKey,
      body: request,
    });
    if (status !== 201) throw new Error(`not started: ${status} ${JSON.stringify(body)}`);
    await this.settle();
    return this.deal(body.id);
  }

  async deal(id: string): Promise<DealView> {
    return (await this.request<DealView>('GET', `/v1/deals/${id}`, { key: this.brandKey })).body;
  }

  /** The token of the newest link that was mailed to `address`. */
  async tokenFor(address: string): Promise<string> {
    const inbox = `/_local/inbox?to=${encodeURIComponent(address)}`;
    const { body } = await this.request<{ items: { links: string[] }[] }>('GET', inbox);
    const link = body.items.flatMap((mail) => mail.links).find((url) => url.includes('/l/'));
    if (link === undefined) throw new Error(`no link was mailed to ${address}`);
    return link.slice(link.lastIndexOf('/') + 1);
  }

  /** An action of the brand, the operator (with its token), or anyone with a key; then everything settles. */
  async act(
    id: string,
    action: string,
    payload: unknown,
    key: string = this.brandKey,
  ): Promise<Reply<DealView>> {
    const reply = await this.request<DealView>('POST', `/v1/deals/${id}/actions/${action}`, {
      key,
      body: payload,
    });
    await this.settle();
    return reply;
  }

  /** An action by the creator's link. */
  async actByLink(token: string, action: string, payload: unknown): Promise<Reply<DealView>> {
    const reply = await this.request<DealView>('POST', `/v1/links/${token}/actions/${action}`, {
      body: payload,
    });
    await this.settle();
    return reply;
  }

  /** The brand pays what the deal asks for. */
  async pay(id: string): Promise<void> {
    const { funding } = await this.deal(id);
    if (!funding?.checkoutUrl) throw new Error(`deal ${id} asks for no payment`);
    await this.request('POST', `${new URL(funding.checkoutUrl).pathname}/pay`);
    await this.settle();
  }

  async events(id: string): Promise<string[]> {
    const path = `/v1/deals/${id}/events?limit=100`;
    const { body } = await this.request<{ items: { type: string }[] }>('GET', path, { key: this.brandKey });
    return body.items.map((event) => event.type);
  }
}
