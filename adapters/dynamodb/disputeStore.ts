import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Viewer } from '../../domain/ports/deals.ts';
import type { DisputeFilter, DisputeRecord, DisputeStore } from '../../domain/ports/disputes.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { disputeItemSchema, disputeListedSchema, OPERATORS_LIST } from './disputeItems.ts';
import { disputeKey, disputeListPartition } from './keys.ts';
import { getItem, getItems, query, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

export type DisputeStoreConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
};

/** How much of a list one call looks through, before it hands out a cursor to look on from. */
const MOST_LISTED = 1000;

/** Disputes by their ids, and the lists of those who may see them. */
export function makeDisputeStore({ client, dealsTable }: DisputeStoreConfig): DisputeStore {
  const table: Table = { client, name: dealsTable };
  return {
    find: async (disputeId) => {
      const item = await getItem(table, disputeKey(disputeId), disputeItemSchema);
      return item === null ? null : toRecord(item);
    },
    list: async (filter) => {
      const { viewer, status, limit } = filter;
      const list = { of: 'disputes', viewer: { ...viewer }, status: status ?? null };
      const listed = await readList(table, filter, list);
      const shown = listed.filter(({ disputeStatus }) => status === undefined || disputeStatus === status);
      const page = shown.slice(0, limit);
      const more =
        shown.length > limit ? page.at(-1) : listed.length === MOST_LISTED ? listed.at(-1) : undefined;
      return {
        items: await fetchInOrder(
          table,
          page.map(({ disputeId }) => disputeId),
        ),
        nextCursor: more === undefined ? null : toCursor(list, more.disputeId),
      };
    },
  };
}

const listOf = (viewer: Viewer) => (viewer.role === 'operator' ? OPERATORS_LIST : viewer.tenantId);

/** Without a filter only as many as a page needs, and one more. */
async function readList(table: Table, { viewer, status, cursor, limit }: DisputeFilter, list: object) {
  const before = cursor === undefined ? null : fromCursor({ ...list }, cursor);
  const pk = disputeListPartition(listOf(viewer));
  const input = {
    KeyConditionExpression: before === null ? 'pk = :pk' : 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': pk, ...(before === null ? {} : { ':before': before }) },
    ScanIndexForward: false,
    ConsistentRead: true,
  };
  const most = status === undefined ? limit + 1 : MOST_LISTED;
  return (await query(table, input, disputeListedSchema, most)).items;
}

async function fetchInOrder(table: Table, ids: readonly string[]): Promise<DisputeRecord[]> {
  const stored = await getItems(table, ids.map(disputeKey), disputeItemSchema);
  const byId = new Map(stored.map((item) => [item.dispute.id, toRecord(item)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const toRecord = ({
  disputedDealId: dealId,
  currency,
  dispute,
}: {
  disputedDealId: string;
  currency: string;
  dispute: DisputeRecord['dispute'];
}): DisputeRecord => ({ dealId, currency, dispute });
