import { makeEvidenceRecords } from '../../../adapters/dynamodb/evidenceRecords.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const evidence = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) =>
    makeEvidenceRecords({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
