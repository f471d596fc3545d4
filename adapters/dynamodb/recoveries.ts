import * as z from 'zod/mini';
import type { SealedChange } from '../../domain/deal/change.ts';
import { payeeSchema } from '../../domain/deal/debts.ts';
import { amountMinorSchema } from '../../domain/money/amount.ts';
import type { CommitOptions, Recovery } from '../../domain/ports/deals.ts';
import { recoveryKey, recoveryPartition } from './keys.ts';
import { query, type Table } from './table.ts';
import { NOT_THERE, type Write } from './write.ts';

const recoveryItemSchema = z.object({
  restMinor: amountMinorSchema,
  recovery: z.strictObject({ id: z.string(), payee: payeeSchema, currency: z.string() }),
});

/** What the offsets that are new with this change recovered: there to be taken by claims. */
export function recoveryWrites(table: string, { before, deal }: SealedChange): Write[] {
  return deal.offsets.slice(before?.offsets.length ?? 0).map(({ id, payee, amountMinor }) => ({
    role: 'recovery',
    table,
    key: recoveryKey(payee.id, id),
    put: {
      kind: 'recovery',
      restMinor: amountMinor,
      recovery: { id, payee, currency: deal.terms.currency },
    },
    condition: NOT_THERE,
  }));
}

/** Takes of a recovery, if it is still what was read; one of which nothing is left is gone. */
export function takenWrite(
  table: string,
  { recovery, amountMinor }: NonNullable<CommitOptions['taken']>,
): Write {
  const { id, payee, restMinor } = recovery;
  const place = { role: 'recovery' as const, table, key: recoveryKey(payee.id, id) };
  const condition = {
    ConditionExpression: 'restMinor = :read',
    ExpressionAttributeValues: { ':read': restMinor },
  };
  const left = restMinor - amountMinor;
  if (left === 0) return { ...place, delete: true, condition };
  const update = {
    UpdateExpression: 'SET restMinor = :left',
    ConditionExpression: condition.ConditionExpression,
    ExpressionAttributeValues: { ...condition.ExpressionAttributeValues, ':left': left },
  };
  return { ...place, update };
}

/** What was recovered from a payee and not taken yet, as it is now. */
export async function findRecoveries(table: Table, payeeId: string): Promise<Recovery[]> {
  const input = {
    KeyConditionExpression: 'pk = :payee',
    ExpressionAttributeValues: { ':payee': recoveryPartition(payeeId) },
    ConsistentRead: true,
  };
  const { items } = await query(table, input, recoveryItemSchema);
  return items.map(({ recovery, restMinor }) => ({ ...recovery, restMinor }));
}
