import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const deals = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema, LEDGER_TABLE: tableNameSchema },
  ({ DEALS_TABLE, LEDGER_TABLE }, runtime) =>
    makeDealStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE, ledgerTable: LEDGER_TABLE }),
);
