import type { SealedChange } from '../../domain/deal/change.ts';
import { nextRecheck } from '../../domain/verification/recheck.ts';
import { duePartition, recheckKey } from './keys.ts';
import type { Write } from './write.ts';

/** Keeps when a deal's published work is looked at next in the index of what falls due. */
export function recheckWrites(table: string, { before, deal }: SealedChange): Write[] {
  const was = before === null ? null : nextRecheck(before);
  const due = nextRecheck(deal);
  if (was === due) return [];
  const place = { role: 'recheck' as const, table, key: recheckKey(deal.id) };
  if (due === null) return [{ ...place, delete: true }];
  return [{ ...place, put: { kind: 'recheck', dueOf: duePartition('recheck', deal.id), dueAt: due } }];
}
