import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Deployable } from '../../functions/runtime/step.ts';
import { type FunctionKind, sizeOf } from '../config/functions.ts';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

export interface DeployedFunctionProps {
  readonly config: StageConfig;
  readonly kind: FunctionKind;
  readonly deployable: Deployable;
  readonly code: lambda.Code;
  /** Exactly what it reads. */
  readonly environment: Readonly<Record<string, string>>;
  readonly layers?: readonly lambda.ILayerVersion[];
}

/** A deployable as a Lambda, with a role and a log of its own. What it may do is granted by whoever knows its needs. */
export class DeployedFunction extends Construct {
  readonly lambda: lambda.Function;

  constructor(scope: Construct, props: DeployedFunctionProps) {
    const { config, kind, deployable, code, environment, layers = [] } = props;
    super(scope, deployable.name);
    const functionName = nameOf(config.stage, deployable.name);
    const { memoryMegabytes, timeoutSeconds, reservedConcurrency } = sizeOf(kind, deployable.name);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: config.logRetentionDays,
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    this.lambda = new lambda.Function(this, 'Function', {
      functionName,
      role,
      logGroup,
      code,
      layers: [...layers],
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout: Duration.seconds(timeoutSeconds),
      tracing: lambda.Tracing.ACTIVE,
      loggingFormat: lambda.LoggingFormat.JSON,
      environment: { ...environment },
      ...(config.reservesConcurrency && reservedConcurrency !== undefined
        ? { reservedConcurrentExecutions: reservedConcurrency }
        : {}),
    });
  }
}
