import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { NoticeRecord, NoticeRef, NoticeStore } from '../../domain/ports/notices.ts';
import { instantSchema } from '../../domain/time.ts';
import { unlessRefused } from './errors.ts';
import { dealPartition, NOTICES, noticeKey } from './keys.ts';
import { getItem, putItem, query, startingWith, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const noticeItemSchema = z.object({
  notice: z.strictObject({
    dealId: z.string(),
    seq: z.int(),
    due: z.optional(instantSchema),
    partyId: z.string(),
    role: z.enum(['brand', 'provider', 'creator', 'operator']),
    opening: z.nullable(z.string()),
    isFinal: z.optional(z.boolean()),
    channel: z.optional(z.literal('sms')),
    status: z.enum(['delivered', 'bounced']),
    at: instantSchema,
    bouncedAt: z.optional(instantSchema),
  }),
});

export type NoticeStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** Who was told of what. */
export function makeNoticeStore({ client, dealsTable }: NoticeStoreConfig): NoticeStore {
  const table: Table = { client, name: dealsTable };
  return {
    find: async (ref, channel) =>
      (await getItem(table, noticeKey(ref, channel), noticeItemSchema))?.notice ?? null,
    put: (notice) => putItem(table, keyOf(notice), { kind: 'notice', notice }),
    bounce: (ref, at) => bounce(table, ref, at),
    ofDeal: async (dealId) => {
      const { items } = await query(table, startingWith(dealPartition(dealId), NOTICES), noticeItemSchema);
      return items.map(({ notice }) => notice);
    },
  };
}

const keyOf = ({ dealId, seq, due, partyId, channel }: NoticeRecord) =>
  noticeKey({ dealId, about: due ?? seq, partyId }, channel);

async function bounce({ client, name }: Table, ref: NoticeRef, at: string): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: name,
    Key: noticeKey(ref),
    UpdateExpression:
      'SET notice.#status = :bounced, notice.bouncedAt = if_not_exists(notice.bouncedAt, :at)',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':bounced': 'bounced', ':at': at },
  });
  return unlessRefused(() => client.send(update));
}
