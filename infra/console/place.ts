import * as z from 'zod';
import type { StageConfig, StageContext } from '../config/stage.ts';
import { Refusal } from '../refusal.ts';

/** What the console asks for before anything else, as `console/app/config.ts` has it. */
export interface ConsoleSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly resource: string | null;
  readonly clockUrl: string | null;
  /** Where deals can be played through; only on one machine. */
  readonly simulationsUrl: string | null;
}

export interface ConsolePlace {
  readonly bucket: string;
  readonly region: string;
  readonly url: string;
  readonly settings: ConsoleSettings;
}

const frontSchema = z.object({ ConsoleFiles: z.string(), Region: z.string(), PublicUrl: z.string() });
const identitySchema = z.object({ Issuer: z.string(), ConsoleClientId: z.string() });

/**
 * Where a stage's console belongs, and what it has to know there.
 * @param outputs of the stage's stacks, as the CDK's command line writes them
 * @throws Refusal when the stacks do not say it
 */
export function consolePlace(outputs: unknown, config: StageConfig): ConsolePlace {
  const saidBy = <T>(name: string, schema: z.ZodType<T>): T => {
    const stack = `Luyue-${config.stage}-${name}`;
    const parsed = schema.safeParse(Object(outputs)[stack]);
    if (parsed.success) return parsed.data;
    throw new Refusal(`The stack ${stack} does not say where the console belongs: deploy all stacks.`);
  };
  const { ConsoleFiles: bucket, Region: region, PublicUrl: url } = saidBy('Front', frontSchema);
  const settings = externalSettings(config.context) ?? cognitoSettings(saidBy('Identity', identitySchema));
  return { bucket, region, url, settings };
}

function externalSettings({ oidcIssuer, oidcAudience, oidcClientId }: StageContext): ConsoleSettings | null {
  if (oidcIssuer === undefined || oidcAudience === undefined) return null;
  return {
    issuer: oidcIssuer,
    clientId: oidcClientId ?? oidcAudience,
    scope: 'openid profile offline_access',
    // RFC 8707: what a token is for is said by an address; an audience of another kind comes by itself.
    resource: URL.canParse(oidcAudience) ? oidcAudience : null,
    clockUrl: null,
    simulationsUrl: null,
  };
}

/** Cognito gives refresh tokens without being asked for `offline_access`, and refuses whoever asks. */
const cognitoSettings = (said: z.infer<typeof identitySchema>): ConsoleSettings => ({
  issuer: said.Issuer,
  clientId: said.ConsoleClientId,
  scope: 'openid profile email',
  resource: null,
  clockUrl: null,
  simulationsUrl: null,
});
