import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { Edge } from '../constructs/edge.ts';

export interface FrontStackProps extends StackProps {
  readonly config: StageConfig;
  readonly webAclArn: string | undefined;
}

/**
 * The address that everything is reached at. It comes first, and the routes later, in a stack of their own: functions are told the
 * address, and routes lead to functions.
 */
export class FrontStack extends Stack {
  readonly api: apigateway.HttpApi;
  readonly edge: Edge;
  /** Without a slash at its end. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: FrontStackProps) {
    super(scope, id, props);
    const { config, webAclArn } = props;
    this.api = new apigateway.HttpApi(this, 'Api', {
      apiName: nameOf(config.stage, 'api'),
      description: 'Luyue: brand-creator deals',
      createDefaultStage: false,
    });
    this.edge = new Edge(this, 'Edge', { config, webAclArn, api: this.api });
    this.publicUrl = this.edge.publicUrl;
    new CfnOutput(this, 'PublicUrl', { value: this.publicUrl });
    new CfnOutput(this, 'ConsoleFiles', { value: this.edge.files.bucketName });
  }
}
