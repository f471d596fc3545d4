import { makeBankFailureStore } from '../../../adapters/dynamodb/bankFailureStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const bankFailures = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) =>
    makeBankFailureStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
