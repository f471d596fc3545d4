import { makeSearchStore } from '../../../adapters/dynamodb/searchStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const search = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeSearchStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
