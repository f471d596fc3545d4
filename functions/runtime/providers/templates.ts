import { makeTemplateStore } from '../../../adapters/dynamodb/templateStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const templates = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) =>
    makeTemplateStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE, wallNow: Date.now }),
);
