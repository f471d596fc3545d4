import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { grantKey } from './grantKey.ts';

export interface SecretsProps {
  readonly config: StageConfig;
  readonly key: kms.IKey;
}

/**
 * By the variable that a secret's value is read through. Each is made empty-handed, with a value that opens nothing; whoever
 * deploys puts the real one in once (docs/deploy.md).
 */
const SECRETS = {
  STRIPE_SECRET_KEY: 'stripe-secret-key',
  STRIPE_WEBHOOK_SECRET: 'stripe-webhook-secret',
  CASE_FILE_KEY: 'case-file-key',
} as const;

type SecretVariable = keyof typeof SECRETS;

/** What nobody may read off a template or a console: functions fetch it when they start. */
export class Secrets extends Construct {
  readonly byVariable: ReadonlyMap<string, secretsmanager.Secret>;
  readonly #key: kms.IKey;

  constructor(scope: Construct, id: string, { config, key }: SecretsProps) {
    super(scope, id);
    this.#key = key;
    this.byVariable = new Map(
      Object.entries(SECRETS).map(([variable, name]) => [
        variable,
        new secretsmanager.Secret(this, name, {
          secretName: nameOf(config.stage, name),
          encryptionKey: key,
          removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        }),
      ]),
    );
  }

  /** What the functions' environment says instead of the values. */
  variables(): Record<string, string> {
    return Object.fromEntries(
      [...this.byVariable].map(([name, secret]) => [name, `secretsmanager:${secret.secretArn}`]),
    );
  }

  /** Lets `grantee` read this one and no other. */
  allow(grantee: iam.IGrantable, variable: SecretVariable): void {
    const resourceArns = [this.byVariable.get(variable)?.secretArn ?? []].flat();
    iam.Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns });
    grantKey(this.#key, grantee, 'secretsmanager');
  }
}
