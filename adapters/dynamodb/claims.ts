import * as z from 'zod/mini';
import type { SealedChange } from '../../domain/deal/change.ts';
import { debtorsOf } from '../../domain/deal/claims.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { claimKey, claimPartition } from './keys.ts';
import { query, type Table } from './table.ts';
import type { Write } from './write.ts';

const claimItemSchema = z.object({ claimDealId: z.string() });

/** Notes on whom a deal has claims now, and strikes out those on whom it has none any more. */
export function claimWrites(table: string, { before, deal }: SealedChange): Write[] {
  const was = debtors(before);
  const is = debtors(deal);
  const place = (payeeId: string) => ({ role: 'claim' as const, table, key: claimKey(payeeId, deal.id) });
  const put = { kind: 'claim', claimDealId: deal.id };
  return [
    ...[...is.difference(was)].map((payeeId) => ({ ...place(payeeId), put })),
    ...[...was.difference(is)].map((payeeId) => ({ ...place(payeeId), delete: true as const })),
  ];
}

/** The deals with claims on a payee, as it is now. */
export async function findClaims(table: Table, payeeId: string): Promise<string[]> {
  const input = {
    KeyConditionExpression: 'pk = :payee',
    ExpressionAttributeValues: { ':payee': claimPartition(payeeId) },
    ConsistentRead: true,
  };
  const { items } = await query(table, input, claimItemSchema);
  return items.map(({ claimDealId }) => claimDealId);
}

const debtors = (deal: Deal | null) => new Set(deal === null ? [] : debtorsOf(deal).map(({ id }) => id));
