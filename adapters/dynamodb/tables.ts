import type { CreateTableCommandInput, Projection } from '@aws-sdk/client-dynamodb';

/** What the two tables are called where we run. */
export interface TableNames {
  readonly dealsTable: string;
  readonly ledgerTable: string;
}

export interface TableDefinition {
  table: CreateTableCommandInput;
  /** Epoch seconds after which DynamoDB may delete an item, days late or never: readers check for themselves. */
  timeToLiveAttribute?: string;
}

const TTL_ATTRIBUTE = 'ttl';

/** Deals by tenant or status, by id: ids are ULIDs, so that the order of ids is the order of beginning. */
export const DEALS_BY_BRAND = 'byBrand';
export const DEALS_BY_PROVIDER = 'byProvider';
export const DEALS_BY_STATUS = 'byStatus';
/** What falls due and is in no workflow's hands, by instant. Sparse; only the keys. */
export const DUE = 'byDue';
/** A deal's orders in the order of placing. Local, hence consistent. */
export const ORDERS_BY_TIME = 'byPlacing';
/** A deal's entries in order of time. Local, hence consistent. */
export const ENTRIES_BY_TIME = 'byTime';
/** All entries of a day in order of time. Only the keys. */
export const ENTRIES_BY_DAY = 'byDay';
/** The accounts of a currency. Only the keys, so that a posting does not write it. */
export const ACCOUNTS_BY_CURRENCY = 'byCurrency';

/**
 * What lists filter by and nothing else: an index is written only when something in it changes, and the deals
 * of a page are fetched by their keys.
 */
const LISTED: Projection = {
  ProjectionType: 'INCLUDE',
  NonKeyAttributes: ['status', 'outcome', 'reference', 'creatorId'],
};

const text = (...names: readonly string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const index = (IndexName: string, hash: string, range: string, projection: Projection) => ({
  IndexName,
  KeySchema: keys(hash, range),
  Projection: projection,
});

/** Deals, their logs and everything around them. Its stream carries each item as it was written. */
function dealsTable(name: string): TableDefinition {
  return {
    table: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: text(
        'pk',
        'sk',
        'dealId',
        'brandId',
        'providerId',
        'status',
        'placed',
        'dueOf',
        'dueAt',
      ),
      KeySchema: keys('pk', 'sk'),
      LocalSecondaryIndexes: [index(ORDERS_BY_TIME, 'pk', 'placed', { ProjectionType: 'ALL' })],
      GlobalSecondaryIndexes: [
        index(DEALS_BY_BRAND, 'brandId', 'dealId', LISTED),
        index(DEALS_BY_PROVIDER, 'providerId', 'dealId', LISTED),
        index(DEALS_BY_STATUS, 'status', 'dealId', {
          ...LISTED,
          NonKeyAttributes: ['outcome', 'reference', 'creatorId'],
        }),
        index(DUE, 'dueOf', 'dueAt', { ProjectionType: 'KEYS_ONLY' }),
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    },
    timeToLiveAttribute: TTL_ATTRIBUTE,
  };
}

/** Entries, lines and balances. Nothing in it is ever deleted. */
function ledgerTable(name: string): TableDefinition {
  return {
    table: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: text('pk', 'sk', 'time', 'day', 'accountsPartition', 'account'),
      KeySchema: keys('pk', 'sk'),
      LocalSecondaryIndexes: [index(ENTRIES_BY_TIME, 'pk', 'time', { ProjectionType: 'ALL' })],
      GlobalSecondaryIndexes: [
        index(ENTRIES_BY_DAY, 'day', 'time', { ProjectionType: 'KEYS_ONLY' }),
        index(ACCOUNTS_BY_CURRENCY, 'accountsPartition', 'account', { ProjectionType: 'KEYS_ONLY' }),
      ],
    },
  };
}

/** The input of CreateTable for both tables, and what expires in them. */
export function tableDefinitions(names: TableNames): TableDefinition[] {
  return [dealsTable(names.dealsTable), ledgerTable(names.ledgerTable)];
}
