import { join } from 'node:path';
import { makeDocumentClient } from '../adapters/dynamodb/client.ts';
import { dueKindsIn } from '../adapters/dynamodb/dueWrites.ts';
import { tableDefinitions } from '../adapters/dynamodb/tables.ts';
import { executionEnded } from '../functions/events/executionEnded.ts';
import { jsonLog } from '../functions/runtime/log.ts';
import type { Runtime } from '../functions/runtime/provider.ts';
import { access } from '../functions/runtime/providers/access.ts';
import { documents } from '../functions/runtime/providers/documents.ts';
import { due } from '../functions/runtime/providers/due.ts';
import { parties } from '../functions/runtime/providers/parties.ts';
import { caseFileFolder } from './caseFile/caseFileRoute.ts';
import type { VirtualTimeline } from './clock/virtualTimeline.ts';
import { readDealStream } from './dealStreamReader.ts';
import { seedDemoTenants } from './demoTenants.ts';
import { sweepWhenDue } from './due/sweepWhenDue.ts';
import { afterWrites } from './dynamodb/afterWrites.ts';
import { prepareFolder } from './dynamodb/dataFolder.ts';
import { startDynamoDb } from './dynamodb/start.ts';
import { ensureTables } from './dynamodb/tables.ts';
import { openGateway } from './gateway/open.ts';
import { openIdentity } from './identity/issuer.ts';
import { signingKeyFile } from './identity/signingKey.ts';
import { Lambdas } from './lambdas.ts';
import { openInbox } from './mail/inbox.ts';
import { openClock } from './openClock.ts';
import { openFile } from './openFile.ts';
import { runtimeEnvironment } from './runtimeEnvironment.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { serve } from './serve.ts';
import type { Settings } from './settings.ts';
import { openStripeSandbox } from './stripe/sandbox.ts';
import { refuseSandboxSecrets } from './stripeSettings.ts';
import { TABLES } from './tableNames.ts';
import { openWorkflows } from './workflows.ts';

/** One running one-machine Luyue. */
export interface Luyue {
  readonly url: string;
  readonly secrets: Secrets;
  /** The runtime in which the handlers live; its providers give the stores. */
  readonly runtime: Runtime;
  /** `null` when time is real. */
  readonly virtualTime: VirtualTimeline | null;
  mails(): number;
  /** Lambda invocations so far, by function. */
  invocations(): Readonly<Record<string, number>>;
  /** Billed state transitions of a deal's machine. */
  stateTransitions(dealId: string): number;
  close(): Promise<void>;
}

/**
 * Starts everything on this machine: database, workflows, payments, mail, sign-in and the gateway. Data found in
 * the folder goes on where it stood.
 * @throws CannotStart with one sentence; whatever had been started is ended
 */
export async function startLuyue(settings: Settings): Promise<Luyue> {
  const opened = new AsyncDisposableStack();
  try {
    return await compose(settings, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function compose(settings: Settings, opened: AsyncDisposableStack): Promise<Luyue> {
  const log = jsonLog(settings.log);
  const onError = (error: unknown) =>
    log.error('failed', { cause: error instanceof Error ? error.message : String(error) });
  const folder = settings.dataDir;
  prepareFolder(folder);

  const database = await startDynamoDb({
    folder,
    onExit: onError,
    log: (line) => log.warn(line),
    isOwn: settings.ownDatabase === true,
  });
  opened.defer(() => database.close());
  const client = makeDocumentClient({ endpoint: database.endpoint });
  opened.defer(() => client.destroy());
  await ensureTables(client, tableDefinitions(TABLES));

  const { timeline, virtual } = openClock(settings, onError);
  const secrets = openSecrets(folder);
  refuseSandboxSecrets(settings.stripe, secrets);
  const gateway = await openGateway({ port: settings.port, timeline, onError });
  opened.defer(() => gateway.close());
  const { url } = gateway;
  const inbox = await openFile(join(folder, 'inbox.sqlite'), (file) => openInbox({ file, clock: timeline }));
  opened.defer(() => inbox.close());
  const identity = await openFile(join(folder, signingKeyFile), () =>
    openIdentity({ folder, issuer: () => url }),
  );
  const sandbox = await openFile(join(folder, 'stripe.sqlite'), (file) =>
    openStripeSandbox({
      file,
      timeline,
      webhookUrl: () => `${url}/v1/webhooks/stripe`,
      webhookSecret: secrets.stripeWebhookSecret,
      secretKey: secrets.stripeSecretKey,
      publicBaseUrl: () => url,
      onboarding: settings.onboarding,
    }),
  );
  opened.defer(() => sandbox.close());

  // The engine runs nothing before it is started, and by then the functions are there.
  let lambdas: Lambdas | undefined;
  const running = () => {
    if (lambdas === undefined) throw new Error('the functions are not there yet');
    return lambdas;
  };
  const workflows = await openWorkflows({ folder, timeline, lambdas: running, ended: executionEnded });
  opened.defer(() => workflows.engine.close());

  const env = runtimeEnvironment(settings, {
    url,
    secrets,
    tables: TABLES,
    databaseUrl: database.endpoint,
    stripeUrl: sandbox.url,
    smtpUrl: inbox.smtpUrl,
    collaborationArn: workflows.collaborationArn,
    evidenceFolder: join(folder, 'evidence'),
    caseFileFolder: caseFileFolder(folder),
  });
  const runtime: Runtime = {
    env,
    clock: timeline,
    log,
    ...(settings.web && { web: settings.web }),
    ...(settings.webhooks && { webhooks: settings.webhooks }),
  };
  await seedDemoTenants({ parties: parties.of(runtime), access: access.of(runtime) }, secrets);

  lambdas = new Lambdas(runtime, settings.observe);
  const reader = await readDealStream({
    folder,
    database,
    tableName: TABLES.dealsTable,
    timeline,
    lambdas,
    isBusy: () => running().isBusy() || !workflows.engine.isIdle(),
    log,
  });
  const sweeps = sweepWhenDue({ index: due.of(runtime), timeline, lambdas, onError });
  afterWrites(documents.of(runtime), (input) => {
    reader.nudge();
    sweeps.nudge(dueKindsIn(input));
  });
  opened.defer(() => reader.close());
  opened.defer(() => sweeps.close());
  serve({
    settings,
    gateway,
    runtime,
    timeline,
    virtual,
    lambdas,
    workflows,
    inbox,
    sandbox,
    identity,
    secrets,
    start: startLuyue,
  });
  // Closed last to first: first there are no more requests, then nothing that carries out what they wrote.
  opened.defer(() => gateway.close());
  sandbox.start();
  workflows.engine.start();

  return {
    url,
    secrets,
    runtime,
    virtualTime: virtual,
    mails: () => inbox.count(),
    invocations: () => running().counts(),
    stateTransitions: (dealId) =>
      workflows.engine.stateTransitions(executionArn(workflows.collaborationArn, dealId)),
    close: () => opened.disposeAsync(),
  };
}

function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
