import { makeWebhookStore } from '../../../adapters/dynamodb/webhookStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const webhooks = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) =>
    makeWebhookStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE, clock: runtime.clock }),
);
