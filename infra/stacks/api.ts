import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { authorize } from '../../functions/api/authorize.ts';
import { ROUTES } from '../../functions/routes.ts';
import type { Deployable } from '../../functions/runtime/step.ts';
import { nameOf } from '../config/names.ts';
import { throttlesOf } from '../config/throttles.ts';
import type { FunctionMaker } from '../constructs/functionMaker.ts';
import { Routes } from '../constructs/routes.ts';
import type { FrontStack } from './front.ts';

export interface ApiStackProps extends StackProps {
  readonly front: FrontStack;
  readonly functions: FunctionMaker;
}

/** What is said of a request in the access log: who and what, never a link's token or a body. */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  sourceIp: '$context.identity.sourceIp',
  latencyMillis: '$context.responseLatency',
  error: '$context.error.message',
};

/** The HTTP API: a function for each route. */
export class ApiStack extends Stack {
  readonly functions: ReadonlyMap<string, lambda.Function>;
  readonly stage: apigateway.HttpStage;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { front, functions: maker } = props;
    const { config } = maker;
    // By its id: what belongs to routes stands here, and not in the stack where the API's address is.
    const api = apigateway.HttpApi.fromHttpApiAttributes(this, 'Front', { httpApiId: front.api.apiId });
    const make = (deployable: Deployable) => maker.make(this, 'route', deployable);
    const functions = new Map(ROUTES.map((route) => [route.name, make(route)]));
    this.functions = functions;
    const routes = new Routes(this, 'Routes', {
      api,
      routes: ROUTES,
      functionOf: ({ name }) => functions.get(name) ?? fail(name),
      authorizer: make(authorize),
    });
    const accessLog = new logs.LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/apigateway/${nameOf(config.stage, 'api')}`,
      retention: config.logRetentionDays,
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const { ratePerSecond: rateLimit, burst: burstLimit } = config.throttle;
    this.stage = new apigateway.HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit, burstLimit },
      accessLogSettings: {
        destination: new apigateway.LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    const resource = this.stage.node.defaultChild;
    if (!(resource instanceof apigateway.CfnStage)) throw new Error('a stage is made of a stage');
    resource.routeSettings = throttlesOf(ROUTES, config.throttle);
    resource.stageVariables = { edgeKey: front.edge.key };
    this.stage.node.addDependency(...routes.all);
  }
}

function fail(name: string): never {
  throw new Error(`there is no function ${name}`);
}
