import { makeOverviewStore } from '../../../adapters/dynamodb/overviewStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const overview = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeOverviewStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
