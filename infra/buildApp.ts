import { type App, type Environment, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { authorize } from '../functions/api/authorize.ts';
import { CONSUMERS } from '../functions/consumers.ts';
import { ROUTES } from '../functions/routes.ts';
import type { Deployable } from '../functions/runtime/step.ts';
import { STEPS } from '../functions/steps.ts';
import { refuseUnread } from './config/environment.ts';
import { refuseUnfitSizes } from './config/functions.ts';
import type { StageConfig } from './config/stage.ts';
import { allowSms } from './constructs/allowSms.ts';
import { type CodeSource, FunctionMaker } from './constructs/functionMaker.ts';
import { Refusal } from './refusal.ts';
import { ReviewedChecks } from './reviewedChecks.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { EventsStack } from './stacks/events.ts';
import { FirewallStack, type FirewallStackProps } from './stacks/firewall.ts';
import { FrontStack } from './stacks/front.ts';
import { externalIssuer, IdentityStack } from './stacks/identity.ts';
import { MailStack } from './stacks/mail.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import {
  allowRestarts,
  allowWatching,
  allowWorkflows,
  collaborationArn,
  WorkflowsStack,
} from './stacks/workflows.ts';

/** Everything that becomes a Lambda. */
export const DEPLOYABLES: readonly Deployable[] = [
  ...ROUTES,
  ...Object.values(STEPS),
  ...Object.values(CONSUMERS),
  authorize,
];

export interface AppOptions {
  readonly app: App;
  readonly config: StageConfig;
  readonly code: CodeSource;
  /** Which region, and which account where that is known already. */
  readonly env: Environment & { readonly region: string };
}

/**
 * All stacks of a stage.
 * @throws Refusal in one sentence, for the first thing that cannot be deployed as it is
 */
export function buildApp({ app, config, code, env }: AppOptions) {
  const common = { config, terminationProtection: config.keepsData, env };
  const idOf = (name: string) => `Luyue-${config.stage}-${name}`;
  refuseUnfitSizes(DEPLOYABLES);
  const data = new DataStack(app, idOf('Data'), common);
  const mail = new MailStack(app, idOf('Mail'), common);
  const webAclArn = firewallOf(app, idOf('Firewall'), common);
  const front = new FrontStack(app, idOf('Front'), { ...common, webAclArn, evidence: data.buckets.evidence });
  const { publicUrl } = front;
  const issuer =
    externalIssuer(config.context) ??
    new IdentityStack(app, idOf('Identity'), { ...common, code, publicUrl }).issuer;
  const values = {
    ...data.variables(),
    ...issuer,
    ...settingsOf(config),
    PUBLIC_URL: publicUrl,
    COLLABORATION_ARN: collaborationArn(front, config.stage),
    SMTP_URL: `ses:${mail.configurationSetName}`,
  };
  refuseUnread(DEPLOYABLES, values);
  const functions = new FunctionMaker({
    ...{ config, code, values },
    allowances: {
      ...data.allowances(),
      sendMail: (to) => mail.allowSending(to),
      sendSms: allowSms,
      runWorkflows: (to) => allowWorkflows(front, config.stage, to),
      restartWorkflows: (to) => allowRestarts(front, config.stage, to),
      watchWorkflows: (to) => allowWatching(front, config.stage, to),
    },
  });
  const workflows = new WorkflowsStack(app, idOf('Workflows'), { ...common, functions });
  const api = new ApiStack(app, idOf('Api'), { ...common, functions, front });
  const events = new EventsStack(app, idOf('Events'), { ...common, functions, data, mail });
  // A deal's machine is there before anything can start it.
  api.addStackDependency(workflows);
  events.addStackDependency(workflows);
  const observability = new ObservabilityStack(app, idOf('Observability'), {
    ...common,
    deployables: DEPLOYABLES,
    apiId: front.api.apiId,
    keepers: [...Object.values(events.listeners), events.bus].map(({ deadLetters }) => deadLetters.of),
  });
  // Metric filters need the logs that they read to be there.
  for (const stack of [workflows, api, events]) observability.addStackDependency(stack);
  Tags.of(app).add('luyue:stage', config.stage);
  const packs = [new AwsSolutionsChecks(app), new ServerlessChecks(app)];
  Validations.of(app).addPlugins(...packs.map((pack) => new ReviewedChecks(pack)));
  return { data, mail, front, workflows, api, events, observability };
}

const FIREWALL_REGION = 'us-east-1';

/**
 * The firewall that the context names, or our own, which can be referred to from its own region only.
 * @throws Refusal where production would have none
 */
function firewallOf(app: App, id: string, common: FirewallStackProps): string | undefined {
  const { config, env } = common;
  const { webAclArn } = config.context;
  if (webAclArn !== undefined) return webAclArn;
  const ours = new FirewallStack(app, id, { ...common, env: { ...env, region: FIREWALL_REGION } });
  if (env?.region === FIREWALL_REGION) return ours.webAclArn;
  if (config.stage !== 'prod') return undefined;
  throw new Refusal(
    'Production needs a firewall: deploy with --only Firewall first, and give its output as -c webAclArn=….',
  );
}

/** What handlers are told that is nobody's resource. */
function settingsOf({ context }: StageConfig): Record<string, string> {
  const { mailDomain, operatorEmail, disputeTwoOperatorsAbove, caseFileOldKeys } = context;
  return {
    MAIL_FROM: `Luyue 履约 <notices@${mailDomain}>`,
    OPERATOR_EMAIL: operatorEmail,
    SMS_ENDPOINT: 'sns:',
    PDF_FONT_REGULAR: '/opt/fonts/regular.ttf',
    PDF_FONT_BOLD: '/opt/fonts/bold.ttf',
    ...(caseFileOldKeys === undefined ? {} : { CASE_FILE_OLD_KEYS: caseFileOldKeys }),
    ...(disputeTwoOperatorsAbove === undefined
      ? {}
      : { DISPUTE_TWO_OPERATORS_ABOVE: disputeTwoOperatorsAbove }),
  };
}
