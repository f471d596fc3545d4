import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dealItemSchema } from '../../../adapters/dynamodb/dealItems.ts';
import type { DifferenceCase } from '../../../domain/reconciliation/case.ts';
import { reconcile } from '../../../functions/events/reconcile.ts';
import { cases } from '../../../functions/runtime/providers/cases.ts';
import { documents } from '../../../functions/runtime/providers/documents.ts';
import { Lambdas } from '../../../local/lambdas.ts';
import type { TestLuyue } from '../../harness/luyue.ts';
import { deliveredDeal } from '../api/bed.ts';

const HOUR_MILLIS = 3_600_000;

/** Lets two hours pass, so that nothing is in flight, runs the reconciliation, and gives what is open then. */
export async function reconciled(running: TestLuyue): Promise<DifferenceCase[]> {
  await running.advanceTo(running.now() + 2 * HOUR_MILLIS);
  await new Lambdas(running.luyue.runtime).handlerOf(reconcile)({ begin: true });
  await running.settle();
  return cases.of(running.luyue.runtime).open();
}

/** A livestream deal, paid for, delivered and approved, whose fee was paid; sales are still open. */
export async function paidDeal(running: TestLuyue): Promise<string> {
  const { deal } = await deliveredDeal(running);
  await running.act(deal.id, 'approve', {});
  return deal.id;
}

/** The deal that an item of the deals' table holds, as a map: it is read whether it is packed or not. */
export const storedDeal = (item: Record<string, unknown>) => dealItemSchema.parse(item).deal;

/** Changes an item of a table behind the adapter's back. */
export async function tamper(
  { luyue }: TestLuyue,
  table: 'deals' | 'ledger',
  key: { pk: string; sk: string },
  change: (item: Record<string, unknown>) => Record<string, unknown>,
): Promise<() => Promise<void>> {
  const client = documents.of(luyue.runtime);
  const TableName = `luyue-${table}`;
  const { Item } = await client.send(new GetCommand({ TableName, Key: key }));
  if (Item === undefined) throw new Error(`there is no ${key.pk} ${key.sk}`);
  const put = async (item: Record<string, unknown>) => {
    await client.send(new PutCommand({ TableName, Item: item }));
  };
  await put({ ...change(structuredClone(Item)), ...key });
  return () => put(Item);
}

/** Works on the payment sandbox's own file. */
export function atService<T>({ folder }: TestLuyue, work: (sql: DatabaseSync) => T): T {
  const sql = new DatabaseSync(join(folder, 'stripe.sqlite'));
  try {
    return work(sql);
  } finally {
    sql.close();
  }
}
