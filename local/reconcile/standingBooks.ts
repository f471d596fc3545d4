import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeDocumentClient } from '../../adapters/dynamodb/client.ts';
import { tableDefinitions } from '../../adapters/dynamodb/tables.ts';
import { reconcile } from '../../functions/events/reconcile.ts';
import { jsonLog } from '../../functions/runtime/log.ts';
import type { Runtime } from '../../functions/runtime/provider.ts';
import { CannotStart } from '../cannotStart.ts';
import { startDynamoDb } from '../dynamodb/start.ts';
import { ensureTables } from '../dynamodb/tables.ts';
import { Lambdas } from '../lambdas.ts';
import { openInbox } from '../mail/inbox.ts';
import { openClock } from '../openClock.ts';
import { openFile } from '../openFile.ts';
import { openSecrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { openStripeSandbox } from '../stripe/sandbox.ts';
import { TABLES } from '../tableNames.ts';
import { type Report, reconcileNow } from './report.ts';

/**
 * Reconciles the books of a Luyue that is not running: its database, payments and mailbox are opened, but no workflow
 * goes on and no webhook is sent meanwhile. @throws CannotStart with one sentence
 */
export async function reconcileStanding(settings: Settings): Promise<Report> {
  const { dataDir: folder } = settings;
  if (!existsSync(join(folder, 'secrets.json'))) throw new CannotStart(`${folder} holds no data of Luyue.`);
  await using opened = new AsyncDisposableStack();
  const fail = (error: unknown) => {
    throw error;
  };
  const database = await startDynamoDb({ folder });
  opened.defer(() => database.close());
  const client = makeDocumentClient({ endpoint: database.endpoint });
  await ensureTables(client, tableDefinitions(TABLES));
  client.destroy();
  // Deals that live in virtual time are looked at where it stands.
  const isVirtual = existsSync(join(folder, 'clock.json'));
  const { timeline } = openClock({ ...settings, clock: isVirtual ? 'frozen' : 'real' }, fail);
  const inbox = await openFile(join(folder, 'inbox.sqlite'), (file) => openInbox({ file, clock: timeline }));
  opened.defer(() => inbox.close());
  const secrets = openSecrets(folder);
  const nowhere = () => 'http://127.0.0.1';
  const sandbox = await openFile(join(folder, 'stripe.sqlite'), (file) =>
    openStripeSandbox({
      ...{ file, timeline, webhookUrl: nowhere, publicBaseUrl: nowhere, onboarding: settings.onboarding },
      webhookSecret: secrets.stripeWebhookSecret,
      secretKey: secrets.stripeSecretKey,
    }),
  );
  opened.defer(() => sandbox.close());
  const env = environment(settings, {
    secretKey: secrets.stripeSecretKey,
    webhookSecret: secrets.stripeWebhookSecret,
    stripeUrl: sandbox.url,
    databaseUrl: database.endpoint,
    smtpUrl: inbox.smtpUrl,
  });
  const runtime: Runtime = { env, clock: timeline, log: jsonLog(settings.log) };
  return await reconcileNow(runtime, new Lambdas(runtime).handlerOf(reconcile));
}

/** What the one function needs of a whole installation's environment. */
function environment(
  { stripe, smtpUrl, mailFrom, operatorEmail }: Settings,
  here: { secretKey: string; webhookSecret: string; stripeUrl: string; databaseUrl: string; smtpUrl: string },
): Record<string, string> {
  return {
    STRIPE_SECRET_KEY: stripe?.secretKey ?? here.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe?.webhookSecret ?? here.webhookSecret,
    ...(stripe === null ? { STRIPE_API_BASE: here.stripeUrl } : {}),
    DEALS_TABLE: TABLES.dealsTable,
    LEDGER_TABLE: TABLES.ledgerTable,
    DYNAMODB_ENDPOINT: here.databaseUrl,
    SMTP_URL: smtpUrl ?? here.smtpUrl,
    MAIL_FROM: mailFrom,
    OPERATOR_EMAIL: operatorEmail,
  };
}
