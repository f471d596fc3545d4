import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { TestLuyue } from '../../harness/luyue.ts';
import { balancesOf } from '../../workflow/collaboration/books.ts';

/** Arms a fault of the payment sandbox over HTTP, as for a drill. */
export async function arm(h: TestLuyue, fault: object): Promise<void> {
  const reply = await h.request('POST', '/_local/stripe/faults', { body: fault });
  expect(reply).toMatchObject({ status: 201 });
}

/** What has not struck yet. */
export async function armed(h: TestLuyue): Promise<unknown[]> {
  return (await h.request<{ items: unknown[] }>('GET', '/_local/stripe/faults')).body.items;
}

/** What the sandbox has on its platform account, from its file: minor units of CNY. */
export function atService(h: TestLuyue): number {
  const file = new DatabaseSync(join(h.folder, 'stripe.sqlite'), { readOnly: true });
  const row = file.prepare("SELECT amount FROM balances WHERE owner = 'platform' AND currency = 'cny'").get();
  file.close();
  return Number(row?.amount ?? 0);
}

/** All the sandbox was ever told or has kept, as text. */
export function keptByService(h: TestLuyue): string {
  const file = new DatabaseSync(join(h.folder, 'stripe.sqlite'), { readOnly: true });
  const rows = file.prepare('SELECT body FROM objects').all();
  file.close();
  return JSON.stringify(rows);
}

/** Our books say of the service's money what the service says itself. */
export async function expectSameAtService(h: TestLuyue): Promise<void> {
  const { 'psp:clearing': clearing = 0 } = await balancesOf(h, 'CNY');
  expect(-clearing).toBe(atService(h));
}
