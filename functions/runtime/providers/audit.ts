import { makeAuditStore } from '../../../adapters/dynamodb/auditStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const audit = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeAuditStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
