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
  const { dataDir } = settings;
  if (!existsSync(join(dataDir, 'secrets.json'))) throw new CannotStart(`${dataDir} holds no data of Luyue.`);
  const opened = new AsyncDisposableStack();
  try {
    const runtime = await openRuntime(settings, opened);
    return await reconcileNow(runtime, new Lambdas(runtime).handlerOf(reconcile));
  } finally {
    await opened.disposeAsync();
  }
}

async function openRuntime(settings: Settings, opened: AsyncDisposableStack): Promise<Runtime> {
  const { dataDir: folder } = settings;
  const databaseUrl = await openTables(folder, opened);
  // Deals that live in virtual time are looked at where it stands.
  const isVirtual = existsSync(join(folder, 'clock.json'));
  const fail = (error: unknown) => {
    throw error;
  };
  const { timeline } = openClock({ ...settings, clock: isVirtual ? 'frozen' : 'real' }, fail);
  const inbox = await openFile(join(folder, 'inbox.sqlite'), (file) => openInbox({ file, clock: timeline }));
  opened.defer(() => inbox.close());
  const { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret } = openSecrets(folder);
  const nowhere = () => 'http://127.0.0.1';
  const { onboarding } = settings;
  const sandbox = await openFile(join(folder, 'stripe.sqlite'), (file) =>
    openStripeSandbox({
      ...{ file, timeline, onboarding, secretKey, webhookSecret },
      ...{ webhookUrl: nowhere, publicBaseUrl: nowhere },
    }),
  );
  opened.defer(() => sandbox.close());
  const here = { secretKey, webhookSecret, stripeUrl: sandbox.url, databaseUrl, smtpUrl: inbox.smtpUrl };
  return { env: environment(settings, here), clock: timeline, log: jsonLog(settings.log) };
}

/** @returns where the database is */
async function openTables(folder: string, opened: AsyncDisposableStack): Promise<string> {
  const database = await startDynamoDb({ folder });
  opened.defer(() => database.close());
  const client = makeDocumentClient({ endpoint: database.endpoint });
  opened.defer(() => client.destroy());
  await ensureTables(client, tableDefinitions(TABLES));
  return database.endpoint;
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
