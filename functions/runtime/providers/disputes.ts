import { makeDisputeStore } from '../../../adapters/dynamodb/disputeStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const disputes = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeDisputeStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
