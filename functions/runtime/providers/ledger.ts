import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const ledger = provider(
  { ...documents.env.shape, LEDGER_TABLE: tableNameSchema },
  ({ LEDGER_TABLE }, runtime) => makeLedger({ client: documents.of(runtime), ledgerTable: LEDGER_TABLE }),
);
