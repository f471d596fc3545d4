import { makeWebhookStore } from '../../../adapters/dynamodb/webhookStore.ts';
import { makeWebhookSender } from '../../../adapters/webhooks/sender.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const webhooks = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) =>
    makeWebhookStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE, clock: runtime.clock }),
);

/** To addresses that tenants gave us: only ever through the guard, unless the runtime brings a sender of its own. */
export const webhookSender = provider({}, (_env, runtime) => runtime.webhooks ?? makeWebhookSender());
