import { makeAccessStore } from '../../../adapters/dynamodb/accessStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const access = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeAccessStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
