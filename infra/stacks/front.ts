import { Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

export interface FrontStackProps extends StackProps {
  readonly config: StageConfig;
}

/**
 * The address that everything is reached at. It comes first, and the routes later, in a stack of their own: functions are told the
 * address, and routes lead to functions.
 */
export class FrontStack extends Stack {
  readonly api: apigateway.HttpApi;
  /** Without a slash at its end. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: FrontStackProps) {
    super(scope, id, props);
    const { config } = props;
    this.api = new apigateway.HttpApi(this, 'Api', {
      apiName: nameOf(config.stage, 'api'),
      description: 'Luyue: brand-creator deals',
      createDefaultStage: false,
    });
    this.publicUrl = this.api.apiEndpoint;
  }
}
