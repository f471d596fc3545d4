import * as z from 'zod';
import { Refusal } from '../refusal.ts';

export const STAGES = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof STAGES)[number];

/** What differs between stages, and nothing that belongs to one account. */
interface StageRules {
  /** Whether data outlives its stack: then no stack delete and no replacement can destroy any. */
  readonly keepsData: boolean;
  readonly logRetentionDays: 30 | 90 | 365;
  /** How long nobody can delete a file of evidence, not even an administrator, counted from its upload. */
  readonly evidenceLockDays: number;
  /** Steady requests a second to each route, and how many may come at once. */
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
  /** Where deals end every day: after so many hours without one somebody is told. `null` where there is no such traffic. */
  readonly mostHoursWithoutClosing: number | null;
  /** Whether money-moving functions keep concurrency of their own: a new account has too little of it to give away. */
  readonly reservesConcurrency: boolean;
}

const RULES: Readonly<Record<StageName, StageRules>> = {
  dev: {
    keepsData: false,
    logRetentionDays: 30,
    evidenceLockDays: 1,
    throttle: { ratePerSecond: 20, burst: 40 },
    mostHoursWithoutClosing: null,
    reservesConcurrency: false,
  },
  staging: {
    keepsData: false,
    logRetentionDays: 90,
    evidenceLockDays: 1,
    throttle: { ratePerSecond: 50, burst: 100 },
    mostHoursWithoutClosing: null,
    reservesConcurrency: true,
  },
  prod: {
    keepsData: true,
    logRetentionDays: 365,
    evidenceLockDays: 180,
    throttle: { ratePerSecond: 200, burst: 400 },
    mostHoursWithoutClosing: 24,
    reservesConcurrency: true,
  },
};

const domainName = z.string().regex(/^(?=.{4,253}$)([a-z0-9-]+\.)+[a-z]{2,}$/, 'is not a domain name');

/** What an account brings: CDK context, by `-c name=value` or in cdk.context.json under the stage's name. */
const contextSchema = z.strictObject({
  /** Where SES may send from; its DNS entries are printed after the first deployment. */
  mailDomain: domainName,
  /** Where cases for people and alarms go. */
  operatorEmail: z.email(),
  /** A domain of one's own for the console and the API, with a certificate in us-east-1. */
  domainName: z.optional(domainName),
  certificateArn: z.optional(z.string().regex(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\//)),
  /** A web ACL for CloudFront, made in us-east-1; without one, Luyue makes its own where it is deployed there. */
  webAclArn: z.optional(z.string().regex(/^arn:aws[\w-]*:wafv2:us-east-1:\d{12}:global\/webacl\//)),
  /** An OpenID Connect issuer instead of a Cognito user pool of Luyue's. */
  oidcIssuer: z.optional(z.url({ protocol: /^https$/ })),
  oidcAudience: z.optional(z.string().min(1)),
  oidcJwksUrl: z.optional(z.url({ protocol: /^https$/ })),
  /** The console, as that issuer knows it: a public client with code flow and PKCE. The audience where absent. */
  oidcClientId: z.optional(z.string().min(1)),
  /** See `CASE_FILE_OLD_KEYS`: the public keys of before, a JWKS. */
  caseFileOldKeys: z.optional(z.string().regex(/^\s*\{.*"keys"/s, 'is no JWKS')),
  /** See `DISPUTE_TWO_OPERATORS_ABOVE`; 1 000 000 minor units where absent. */
  disputeTwoOperatorsAbove: z.optional(z.string().min(1)),
});

export type StageContext = z.infer<typeof contextSchema>;

export interface StageConfig extends StageRules {
  readonly stage: StageName;
  readonly context: StageContext;
}

/** The names that may stand in the context. */
export const CONTEXT_NAMES = Object.keys(contextSchema.shape);

/**
 * @param stage what the command line says
 * @param context values by name; those that are undefined are as good as not given
 * @throws Refusal in one sentence, for the first thing that is wrong
 */
export function stageConfig(stage: unknown, context: Readonly<Record<string, unknown>>): StageConfig {
  const name = STAGES.find((known) => known === stage);
  if (name === undefined) {
    const said = stage === undefined ? 'No stage is given' : `There is no stage ${JSON.stringify(stage)}`;
    throw new Refusal(`${said}: it is one of ${STAGES.join(', ')}.`);
  }
  const given = Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
  const parsed = contextSchema.safeParse(given);
  if (!parsed.success) throw new Refusal(whatIsWrong(parsed.error));
  requireTogether(parsed.data, ['domainName', 'certificateArn']);
  requireTogether(parsed.data, ['oidcIssuer', 'oidcAudience', 'oidcJwksUrl']);
  return { stage: name, ...RULES[name], context: parsed.data };
}

function whatIsWrong({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys') return `Nobody knows the context value ${issue.keys[0]}.`;
  const name = issue?.path.join('.');
  if (issue?.code === 'invalid_type' && issue.input === undefined) {
    return `The context value ${name} is missing: give it as -c ${name}=…`;
  }
  return `The context value ${name} cannot be used: ${issue?.message}.`;
}

function requireTogether(context: StageContext, names: readonly (keyof StageContext)[]): void {
  const missing = names.filter((name) => context[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  throw new Refusal(
    `The context values ${names.join(', ')} go together, and there is no ${missing.join(', no ')}.`,
  );
}
