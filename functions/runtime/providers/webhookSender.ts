import { makeWebhookSender } from '../../../adapters/webhooks/sender.ts';
import { provider } from '../provider.ts';

/** To addresses that tenants gave us: only ever through the guard, unless the runtime brings a sender of its own. */
export const webhookSender = provider({}, (_env, runtime) => runtime.webhooks ?? makeWebhookSender());
