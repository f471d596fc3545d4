import { makeRecordStore } from '../../../adapters/dynamodb/recordStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const records = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeRecordStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
