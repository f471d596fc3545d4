import { makeLedger } from '../../../adapters/dynamodb/ledger.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

const opening = () =>
  provider({ ...documents.env.shape, LEDGER_TABLE: tableNameSchema }, ({ LEDGER_TABLE }, runtime) =>
    makeLedger({ client: documents.of(runtime), ledgerTable: LEDGER_TABLE }),
  );

export const ledger = opening();

/** For who goes through all of it, too. */
export const wholeLedger = opening();
