import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Clock } from '../../domain/ports/clock.ts';
import type { WebhookStore } from '../../domain/ports/webhooks.ts';
import { durationMillis } from '../../domain/time.ts';
import { type Delivery, deliverySchema, isKept, KEPT } from '../../domain/webhooks/delivery.ts';
import { endpointSchema } from '../../domain/webhooks/endpoint.ts';
import { fromCursor } from './cursor.ts';
import { mapped, unlessRefused } from './errors.ts';
import {
  deliveryKey,
  deliveryPartition,
  duePartition,
  endpointKey,
  endpointPartition,
  type Key,
} from './keys.ts';
import { pageOf } from './pages.ts';
import { getItem, query, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

const endpointItemSchema = z.object({ endpoint: endpointSchema });
const deliveryItemSchema = z.object({ delivery: deliverySchema });

export type WebhookStoreConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
  /** Deal time. */
  readonly clock: Clock;
};

/** Where systems are told of deals, and what they were told. */
export function makeWebhookStore({ client, dealsTable, clock }: WebhookStoreConfig): WebhookStore {
  const table: Table = { client, name: dealsTable };
  const kept = (delivery: Delivery | undefined) =>
    delivery !== undefined && isKept(delivery, clock.now()) ? delivery : null;
  return {
    endpointsOf: async (tenantId) => {
      const input = { ...inPartition(endpointPartition(tenantId)), ConsistentRead: true };
      return (await query(table, input, endpointItemSchema)).items.map(({ endpoint }) => endpoint);
    },
    endpoint: async (tenantId, id) =>
      (await getItem(table, endpointKey(tenantId, id), endpointItemSchema))?.endpoint ?? null,
    addEndpoint: (endpoint) =>
      put(table, endpointKey(endpoint.tenantId, endpoint.id), { kind: 'endpoint', endpoint }, null),
    saveEndpoint: (read) => {
      const endpoint = { ...read, version: read.version + 1 };
      return put(table, endpointKey(read.tenantId, read.id), { kind: 'endpoint', endpoint }, [
        'endpoint',
        read.version,
      ]);
    },
    removeEndpoint: async (tenantId, id) => {
      await mapped(() =>
        client.send(new DeleteCommand({ TableName: dealsTable, Key: endpointKey(tenantId, id) })),
      );
    },
    delivery: async (endpointId, id) =>
      kept((await getItem(table, deliveryKey(endpointId, id), deliveryItemSchema))?.delivery),
    addDelivery: (delivery) => put(table, keyOf(delivery), attributesOf(delivery, true), null),
    saveDelivery: (read, { isNews } = { isNews: false }) =>
      put(table, keyOf(read), attributesOf({ ...read, version: read.version + 1 }, isNews), [
        'delivery',
        read.version,
      ]),
    deliveries: async (endpointId, { cursor, limit }) => {
      const list = { of: 'deliveries', endpointId };
      const before = cursor === undefined ? null : fromCursor(list, cursor);
      const input = {
        ...inPartition(deliveryPartition(endpointId), before),
        ScanIndexForward: false,
      };
      const { items } = await query(table, input, deliveryItemSchema, limit + 1);
      const found = items.flatMap(({ delivery }) => kept(delivery) ?? []);
      return pageOf(found, limit, list, ({ id }) => id);
    },
  };
}

const keyOf = ({ endpointId, id }: Delivery) => deliveryKey(endpointId, id);

/** `news` is what the stream's filter goes by; the index has what is tried at an instant. */
function attributesOf(delivery: Delivery, isNews: boolean) {
  const { id, nextAt, createdAt } = delivery;
  return {
    kind: 'delivery',
    ttl: Math.ceil((Date.parse(createdAt) + durationMillis(KEPT)) / 1000),
    ...(isNews ? { news: 'yes' } : {}),
    ...(nextAt === null ? {} : { dueOf: duePartition('webhook', id), dueAt: nextAt }),
    delivery,
  };
}

const inPartition = (partition: string, before: string | null = null) => ({
  KeyConditionExpression: `pk = :partition${before === null ? '' : ' AND sk < :before'}`,
  ExpressionAttributeValues: { ':partition': partition, ...(before === null ? {} : { ':before': before }) },
});

/** Writes if the item has the version that was read (or is not there, for `null`); returns whether it did. */
async function put(
  { client, name }: Table,
  key: Key,
  attributes: Record<string, unknown>,
  read: readonly [attribute: string, version: number] | null,
): Promise<boolean> {
  const condition =
    read === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#item.#version = :read',
          ExpressionAttributeNames: { '#item': read[0], '#version': 'version' },
          ExpressionAttributeValues: { ':read': read[1] },
        };
  return unlessRefused(() =>
    client.send(new PutCommand({ TableName: name, Item: { ...key, ...attributes }, ...condition })),
  );
}
