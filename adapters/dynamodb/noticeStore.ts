import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import { instantSchema } from '../../domain/time.ts';
import { dealPartition, NOTICES, noticeKey } from './keys.ts';
import { getItem, putItem, query, startingWith, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const noticeItemSchema = z.object({
  notice: z.strictObject({
    dealId: z.string(),
    seq: z.int(),
    partyId: z.string(),
    role: z.enum(['brand', 'provider', 'creator', 'operator']),
    opening: z.nullable(z.string()),
    status: z.enum(['delivered', 'bounced']),
    at: instantSchema,
  }),
});

export type NoticeStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** Who was told of what. */
export function makeNoticeStore({ client, dealsTable }: NoticeStoreConfig): NoticeStore {
  const table: Table = { client, name: dealsTable };
  return {
    find: async (dealId, seq, partyId) =>
      (await getItem(table, noticeKey(dealId, seq, partyId), noticeItemSchema))?.notice ?? null,
    put: (notice) =>
      putItem(table, noticeKey(notice.dealId, notice.seq, notice.partyId), { kind: 'notice', notice }),
    ofDeal: async (dealId) => {
      const { items } = await query(table, startingWith(dealPartition(dealId), NOTICES), noticeItemSchema);
      return items.map(({ notice }) => notice);
    },
  };
}
