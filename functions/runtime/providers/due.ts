import { makeDueIndex } from '../../../adapters/dynamodb/dueIndex.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const due = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeDueIndex({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
