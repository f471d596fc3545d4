import * as z from 'zod/mini';
import type { SealedChange } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { waitingKey, waitingPartition } from './keys.ts';
import { query, type Table } from './table.ts';
import type { Write } from './write.ts';

const waitingItemSchema = z.object({ waitingDealId: z.string() });

/** Notes which payees a deal has begun to wait for, and strikes out those it waits for no more. */
export function waitingWrites(table: string, { before, deal }: SealedChange): Write[] {
  const was = blockingPayees(before);
  const is = blockingPayees(deal);
  const put = { kind: 'waiting', waitingDealId: deal.id };
  const place = (payeeId: string) => ({ role: 'waiting' as const, table, key: waitingKey(payeeId, deal.id) });
  return [
    ...[...is.difference(was)].map((payeeId) => ({ ...place(payeeId), put })),
    ...[...was.difference(is)].map((payeeId) => ({ ...place(payeeId), delete: true as const })),
  ];
}

/** The deals that wait for a payee's bank details, as it is now. */
export async function findWaiting(table: Table, payeeId: string): Promise<string[]> {
  const input = {
    KeyConditionExpression: 'pk = :payee',
    ExpressionAttributeValues: { ':payee': waitingPartition(payeeId) },
    ConsistentRead: true,
  };
  const { items } = await query(table, input, waitingItemSchema);
  return items.map(({ waitingDealId }) => waitingDealId);
}

function blockingPayees(deal: Deal | null): Set<string> {
  const blocked = (deal?.payments ?? []).filter(({ blockedBy }) => blockedBy === 'payee_not_onboarded');
  return new Set(blocked.map(({ to }) => to.id));
}
