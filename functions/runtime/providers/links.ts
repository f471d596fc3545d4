import { makeLinkStore } from '../../../adapters/dynamodb/linkStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const links = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeLinkStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
