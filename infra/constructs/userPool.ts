import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

const GROUPS = ['brand', 'provider', 'operator'] as const;

export interface UserPoolProps {
  readonly config: StageConfig;
  /** Puts role and tenant into the tokens. */
  readonly addTokenClaims: lambda.IFunction;
  /** Where the console is. */
  readonly publicUrl: string;
}

/** People of brands, providers and operations. Administrators invite them; nobody signs up alone. */
export class UserPool extends Construct {
  readonly pool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;

  constructor(scope: Construct, id: string, { config, addTokenClaims, publicUrl }: UserPoolProps) {
    super(scope, id);
    this.pool = new cognito.UserPool(this, 'Pool', {
      userPoolName: nameOf(config.stage, 'people'),
      featurePlan: cognito.FeaturePlan.PLUS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // Whose deals somebody sees. The console's client cannot write it.
      customAttributes: { tenant: new cognito.StringAttribute({ mutable: true }) },
      deletionProtection: config.keepsData,
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.pool.addTrigger(
      cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      addTokenClaims,
      cognito.LambdaVersion.V2_0,
    );
    for (const groupName of GROUPS) {
      new cognito.UserPoolGroup(this, groupName, { userPool: this.pool, groupName });
    }
    this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${nameOf(config.stage, 'people')}-${ofThisStack()}` },
    });
    this.client = this.pool.addClient('Console', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(12),
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
        callbackUrls: [`${publicUrl}/signed-in`],
        logoutUrls: [`${publicUrl}/`],
      },
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({
        fullname: true,
        locale: true,
      }),
    });
  }
}

/** Domains of Cognito are one name space for all accounts of a region: the last twelve digits of the stack's own id. */
const ofThisStack = (): string => Fn.select(4, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
