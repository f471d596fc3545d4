import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DealView } from '../../../functions/api/dealView.ts';
import { formFor } from '../api/pageForm.ts';
import { LuyueProcess, PATIENCE } from '../process/luyueProcess.ts';
import { applyGuide } from './guide.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = ['domain', 'workflows', 'functions', 'adapters', 'local', 'package.json'];
let copy = '';
let luyue: LuyueProcess;
let key = '';
let deal: DealView;
let link = '';

const view = async () => (await luyue.request<DealView>('GET', `/v1/deals/${deal.id}`, { key })).body;
const atGate = (name: string) => vi.waitUntil(async () => (await view()).gate?.name === name, PATIENCE);
const page = async (lang = 'en') => (await fetch(`${link}?lang=${lang}`)).text();

interface Mails {
  readonly items: readonly { subject: string; links: readonly string[] }[];
}
const inbox = async () =>
  (await luyue.request<Mails>('GET', '/_local/inbox?to=creator%40example.com')).body.items;

/** A copy of the sources with the gate of the guide, running, and a deal that was paid for. */
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'luyue-gate-'));
  for (const source of SOURCES) cpSync(join(ROOT, source), join(copy, source), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  applyGuide(copy);
  luyue = await LuyueProcess.start(join(copy, '.luyue'), {}, copy);
  key = await luyue.brandKey();
  const scheduledAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
  const terms = {
    currency: 'CNY',
    fixedFee: 800_000,
    platformFeePpm: 50_000,
    deliverable: { kind: 'livestream', scheduledAt, minMinutes: 60 },
  };
  const creator = { name: 'Lin', email: 'creator@example.com', locale: 'en' };
  const body = { reference: 'briefed', creator, terms };
  deal = (await luyue.request<DealView>('POST', '/v1/deals', { key, body })).body;
  await atGate('response');
  await vi.waitUntil(async () => (await inbox()).length > 0, PATIENCE);
  link = (await inbox())[0]?.links.find((url) => url.includes('/l/')) ?? '';
  const token = link.slice(link.lastIndexOf('/') + 1);
  await luyue.request('POST', `/v1/links/${token}/actions/accept`, { body: { termsVersion: 1 } });
  await atGate('funding');
  const { funding } = await view();
  await fetch(`${luyue.url}${new URL(funding?.checkoutUrl ?? '').pathname}/pay`, { method: 'POST' });
  await atGate('briefing');
}, 120_000);
afterAll(async () => {
  await luyue?.signal('SIGTERM');
  rmSync(copy, { recursive: true, force: true });
});

describe('a gate that was added by machine, schema and words alone', () => {
  it('stands in the API with its actions, its clock and what happens then', async () => {
    const { gate, status } = await view();
    expect(status).toBe('preparing');
    expect(gate).toMatchObject({ name: 'briefing', atDeadline: 'operator' });
    expect(gate?.actions).toEqual([
      { action: 'confirm_briefing', by: 'creator' },
      { action: 'cancel', by: 'brand' },
      { action: 'cancel', by: 'creator' },
    ]);
    const clock = Date.parse(gate?.deadline ?? '') - Date.parse(gate?.openedAt ?? '');
    expect(Math.round(clock / 3_600_000)).toBe(48);
  });

  it('is told to the creator, and on its page has a form that follows from the schema', async () => {
    await vi.waitUntil(
      async () => (await inbox()).some(({ subject }) => subject.includes('Please confirm the briefing')),
      PATIENCE,
    );
    const english = await page();
    expect(english).toContain('what the briefing asks for');
    expect(english).toContain('Confirm the briefing');
    expect(Object.keys(formFor(english, 'confirm_briefing'))).toEqual(['csrf', 'lang', 'summary']);
    expect(formFor(english, 'evidence')).toHaveProperty('file');
    expect(await page('zh-CN')).toContain('确认 brief');
  });

  it('is not for the brand, and its payload is checked', async () => {
    const act = (body: unknown) =>
      luyue.request('POST', `/v1/deals/${deal.id}/actions/confirm_briefing`, { key, body });
    expect(await act({ summary: 'x' })).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    const form = { ...formFor(await page(), 'confirm_briefing'), summary: '' };
    const refused = await fetch(`${link}/confirm_briefing`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    expect(refused.status).toBe(422);
    expect((await view()).gate?.name).toBe('briefing');
  });

  it('is answered by the form, and the deal goes on', async () => {
    const form = { ...formFor(await page(), 'confirm_briefing'), summary: 'an hour, three products' };
    const sent = { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' } as const;
    expect((await fetch(`${link}/confirm_briefing`, sent)).status).toBe(303);
    await atGate('delivery');
    expect(await (await fetch(`${link}?done=confirm_briefing&lang=en`)).text()).toContain(
      'Hand in your work',
    );
    const events = await luyue.request<{ items: { type: string; data: unknown }[] }>(
      'GET',
      `/v1/deals/${deal.id}/events?limit=100`,
      { key },
    );
    const confirmed = events.body.items.find(({ type }) => type === 'deal.briefing_confirmed.v1');
    expect(confirmed?.data).toEqual({ gate: 'briefing', summary: 'an hour, three products' });
  });
});
