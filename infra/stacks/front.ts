import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { Edge } from '../constructs/edge.ts';

export interface FrontStackProps extends StackProps {
  readonly config: StageConfig;
  readonly webAclArn: string | undefined;
  /** Where people upload evidence to. */
  readonly evidence: s3.IBucket;
}

/**
 * The address that everything is reached at. It comes first, and the routes later, in a stack of their own: functions
 * are told the address, and routes lead to functions.
 */
export class FrontStack extends Stack {
  readonly api: apigateway.HttpApi;
  readonly edge: Edge;
  /** Without a slash at its end. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: FrontStackProps) {
    super(scope, id, props);
    const { config, webAclArn, evidence } = props;
    this.api = new apigateway.HttpApi(this, 'Api', {
      apiName: nameOf(config.stage, 'api'),
      description: 'Luyue: brand-creator deals',
      createDefaultStage: false,
    });
    this.edge = new Edge(this, 'Edge', {
      ...{ config, webAclArn, api: this.api },
      others: [...signingIn(config, this.region), `https://${evidence.bucketRegionalDomainName}`],
    });
    this.publicUrl = this.edge.publicUrl;
    new CfnOutput(this, 'PublicUrl', { value: this.publicUrl });
    new CfnOutput(this, 'ConsoleFiles', { value: this.edge.files.bucketName });
    new CfnOutput(this, 'Region', { value: this.region });
  }
}

/** Who signs people in: an issuer of one's own, or Cognito by its two addresses. */
function signingIn({ context: { oidcIssuer } }: StageConfig, region: string): string[] {
  if (oidcIssuer !== undefined) return [new URL(oidcIssuer).origin];
  return [`https://cognito-idp.${region}.amazonaws.com`, `https://*.auth.${region}.amazoncognito.com`];
}
