import type { SealedChange } from '../../../domain/deal/change.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Committed } from '../domain/world.ts';

/**
 * The same commits in fewer transactions: what moves no money and writes no orders waits for the next change of its
 * deal that does. The database takes its time, and it is money that these are about.
 */
export function gathered(commits: readonly Committed[]): Committed[] {
  const written = new Map<string, Deal>();
  const waiting = new Map<string, SealedChange>();
  const all: Committed[] = [];
  const flush = (change: SealedChange, options: Committed['options']) => {
    const before = written.get(change.deal.id) ?? null;
    const deal = { ...change.deal, version: (before?.version ?? 0) + 1 };
    written.set(deal.id, deal);
    waiting.delete(deal.id);
    all.push({ change: { ...change, before, deal }, options });
  };
  for (const { change, options } of commits) {
    const before = waiting.get(change.deal.id);
    const events = [...(before?.events ?? []), ...change.events];
    const merged = { ...change, events };
    const moves = change.entries.length > 0 || Object.keys(options).length > 0;
    if (moves) flush(merged, options);
    else waiting.set(change.deal.id, merged);
  }
  for (const change of [...waiting.values()]) flush(change, {});
  return all;
}
