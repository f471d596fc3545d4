import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addTokenClaims } from '../../functions/events/addTokenClaims.ts';
import type { StageConfig, StageContext } from '../config/stage.ts';
import { DeployedFunction } from '../constructs/deployedFunction.ts';
import type { CodeSource } from '../constructs/functionMaker.ts';
import { UserPool } from '../constructs/userPool.ts';

export interface IdentityStackProps extends StackProps {
  readonly config: StageConfig;
  readonly code: CodeSource;
  readonly publicUrl: string;
}

/** Whom tokens come from, as `adapters/oidc` wants to know it. */
export interface Issuer {
  readonly OIDC_ISSUER: string;
  readonly OIDC_AUDIENCE: string;
  readonly OIDC_JWKS_URL: string;
}

/** The issuer that the context names, or `null` where Luyue keeps people itself. */
export function externalIssuer({ oidcIssuer, oidcAudience, oidcJwksUrl }: StageContext): Issuer | null {
  if (oidcIssuer === undefined || oidcAudience === undefined || oidcJwksUrl === undefined) return null;
  return { OIDC_ISSUER: oidcIssuer, OIDC_AUDIENCE: oidcAudience, OIDC_JWKS_URL: oidcJwksUrl };
}

/** People, where no issuer of one's own is named. */
export class IdentityStack extends Stack {
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { config, code, publicUrl } = props;
    const claims = new DeployedFunction(this, {
      config,
      kind: 'consumer',
      deployable: addTokenClaims,
      code: code.codeOf(addTokenClaims.name),
      environment: {},
    });
    const { pool, client } = new UserPool(this, 'People', {
      ...{ config, publicUrl },
      addTokenClaims: claims.lambda,
    });
    const issuer = `https://cognito-idp.${this.region}.${this.urlSuffix}/${pool.userPoolId}`;
    this.issuer = {
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: client.userPoolClientId,
      OIDC_JWKS_URL: `${issuer}/.well-known/jwks.json`,
    };
    new CfnOutput(this, 'Issuer', { value: issuer });
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'ConsoleClientId', { value: client.userPoolClientId });
  }
}
