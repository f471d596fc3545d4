import { expect } from 'vitest';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import type { TestLuyue } from '../../harness/luyue.ts';
import type { Story } from './story.ts';

interface EntryView {
  readonly purpose: string;
  readonly postings: readonly { account: string; amount: number }[];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What the deal's entries leave on each account, by the API; accounts at zero are left out. */
export async function leftOf({ h, id }: Story): Promise<Record<string, number>> {
  const path = `/v1/deals/${id}/ledger?limit=100`;
  const { body } = await h.request<{ items: EntryView[] }>('GET', path, { key: h.brandKey });
  const left = new Map<string, number>();
  for (const { purpose, postings } of body.items) {
    expect(sum(postings.map(({ amount }) => amount)), `entry ${purpose}`).toBe(0);
    for (const { account, amount } of postings) left.set(account, (left.get(account) ?? 0) + amount);
  }
  return Object.fromEntries([...left].filter(([, amount]) => amount !== 0));
}

/** Entries and balances sum to zero, and what is closed owes nobody anything: only the platform keeps its fee. */
export async function expectBooksBalanced(story: Story): Promise<void> {
  const left = await leftOf(story);
  expect(sum(Object.values(left))).toBe(0);
  const { status, money } = await story.view();
  const balances = await ledger.of(story.h.luyue.runtime).balances(money.currency);
  expect(sum(Object.values(balances))).toBe(0);
  if (status !== 'closed') return;
  expect(balances[`escrow:${story.id}`] ?? 0).toBe(0);
  expect(money.funded).toBe(money.released + money.refunded);
  const owed = Object.keys(left).filter((account) => account !== 'psp:clearing');
  expect(owed.filter((account) => account !== 'revenue:platform')).toEqual([]);
}

/** Every balance in a currency, by account. */
export function balancesOf(h: TestLuyue, currency: string): Promise<Record<string, number>> {
  return ledger.of(h.luyue.runtime).balances(currency);
}
