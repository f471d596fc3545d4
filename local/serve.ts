import { evidenceUploaded } from '../functions/events/evidenceUploaded.ts';
import { ROUTES } from '../functions/routes.ts';
import type { Runtime } from '../functions/runtime/provider.ts';
import { evidenceFiles } from '../functions/runtime/providers/evidenceFiles.ts';
import { caseFileFolder, caseFileRoute } from './caseFile/caseFileRoute.ts';
import type { Timeline } from './clock/timeline.ts';
import type { VirtualTimeline } from './clock/virtualTimeline.ts';
import { consoleConfigRoute, consoleSite } from './console/consoleSite.ts';
import { fileRoutes } from './evidence/fileRoutes.ts';
import type { Gateway } from './gateway/open.ts';
import type { Identity } from './identity/issuer.ts';
import { signIn } from './identity/signIn.ts';
import type { Lambdas } from './lambdas.ts';
import type { Inbox } from './mail/inbox.ts';
import { reconcileRoute } from './reconcile/route.ts';
import { recordsRoute } from './records/route.ts';
import { clockRoutes } from './routes/clockRoutes.ts';
import { credentialsRoute, faultsRoute, keysRoute, stepFunctionsRoutes } from './routes/drillRoutes.ts';
import { localhostOnly } from './routes/localhostOnly.ts';
import { inboxRoutes, sandboxRoutes } from './routes/pageRoutes.ts';
import { startPageRoute } from './routes/startPage.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { simulationRoutes } from './simulation/route.ts';
import type { StartLuyue } from './simulation/sandbox.ts';
import type { Sandbox } from './stripe/sandbox.ts';
import type { Workflows } from './workflows.ts';

/** Everything over HTTP: the route table as API Gateway would serve it, and what only this mode has. */
export function serve(parts: {
  settings: Settings;
  gateway: Gateway;
  runtime: Runtime;
  timeline: Timeline;
  virtual: VirtualTimeline | null;
  lambdas: Lambdas;
  workflows: Workflows;
  inbox: Inbox;
  sandbox: Sandbox;
  identity: Identity;
  secrets: Secrets;
  /** Starts another one, for what is played through. */
  start: StartLuyue;
}): void {
  const { settings, gateway, runtime, timeline, virtual, lambdas } = parts;
  const { workflows, inbox, sandbox, identity, secrets, start } = parts;
  const { url } = gateway;
  const lambdaRoutes = ROUTES.map((route) => ({
    method: route.method,
    path: route.path,
    handler: lambdas.handlerOf(route),
    ...(route.bodyLimitBytes && { bodyLimitBytes: route.bodyLimitBytes }),
  }));
  const localRoutes = [
    startPageRoute(),
    consoleConfigRoute({ issuer: url, isVirtual: virtual !== null }),
    ...clockRoutes(timeline, virtual),
    ...inboxRoutes(inbox),
    ...sandboxRoutes(sandbox),
    credentialsRoute(secrets, identity),
    faultsRoute(workflows.faults),
    reconcileRoute(runtime, lambdas),
    recordsRoute(lambdas),
    ...simulationRoutes(runtime, { rules: settings, start }),
    ...stepFunctionsRoutes(workflows.engine),
    keysRoute(identity),
  ].map(localhostOnly);
  const evidenceRoutes = fileRoutes({
    files: evidenceFiles.of(runtime),
    secret: secrets.evidenceSecret,
    uploaded: lambdas.handlerOf(evidenceUploaded),
  });
  const caseFiles = caseFileRoute({
    folder: caseFileFolder(settings.dataDir),
    secret: secrets.evidenceSecret,
  });
  gateway.serve({
    lambdaRoutes,
    localRoutes: [...localRoutes, ...evidenceRoutes, caseFiles],
    site: consoleSite(url),
    mounted: signIn({ identity, url, accessTokenSeconds: settings.accessTokenSeconds }),
  });
}
