import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { definitionOf, type MachineName, placeholdersOf } from '../../workflows/definition.ts';
import { LIVE, nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { Refusal } from '../refusal.ts';
import { allowInvoke } from './allowInvoke.ts';

export interface MachineProps {
  readonly config: StageConfig;
  readonly machine: MachineName;
  /** By the placeholders in the definition. */
  readonly functions: ReadonlyMap<string, lambda.IFunction>;
  readonly machines: ReadonlyMap<string, Machine>;
}

/** A machine from the very file that the local engine runs, published as a version behind the alias `live`. */
export class Machine extends Construct {
  readonly stateMachine: sfn.StateMachine;
  readonly alias: sfn.CfnStateMachineAlias;

  /** @throws Refusal for a placeholder that is neither a function nor a machine */
  constructor(scope: Construct, { config, machine, functions, machines }: MachineProps) {
    super(scope, machine);
    const stateMachineName = nameOf(config.stage, machine);
    const definition = definitionOf(machine);
    const places = placeholdersOf(definition);
    const arnOf = (place: string): string => {
      const arn = functions.get(place)?.functionArn ?? machines.get(place)?.alias.attrArn;
      if (arn === undefined)
        throw new Refusal(`The machine ${machine} names \${${place}}, which nobody deploys.`);
      return arn;
    };
    this.stateMachine = new sfn.StateMachine(this, 'Machine', {
      stateMachineName,
      stateMachineType: sfn.StateMachineType.STANDARD,
      definitionBody: sfn.DefinitionBody.fromString(definition),
      definitionSubstitutions: Object.fromEntries(places.map((place) => [place, arnOf(place)])),
      tracingEnabled: true,
      logs: {
        // Texts and amounts of deals stay out of logs: the history has them, and the deal's own log.
        includeExecutionData: false,
        level: sfn.LogLevel.ALL,
        destination: new logs.LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: config.logRetentionDays,
          removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        }),
      },
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const place of places) {
      const called = functions.get(place);
      if (called !== undefined) allowInvoke(called, this.stateMachine);
      machines.get(place)?.allowNesting(this.stateMachine);
    }
    const version = new sfn.CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: this.stateMachine.stateMachineArn,
      stateMachineRevisionId: this.stateMachine.stateMachineRevisionId,
    });
    // Executions that began with an older version run on with it.
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.alias = new sfn.CfnStateMachineAlias(this, 'Alias', {
      name: LIVE,
      routingConfiguration: [{ stateMachineVersionArn: version.attrArn, weight: 100 }],
    });
  }

  /** What `startExecution.sync:2` needs: AWS's documented policy for nested executions. */
  allowNesting(parent: iam.IGrantable): void {
    const { stateMachineArn, stateMachineName } = this.stateMachine;
    const grant = (actions: string[], resourceArns: string[]) =>
      iam.Grant.addToPrincipal({ grantee: parent, actions, resourceArns });
    grant(['states:StartExecution'], [this.alias.attrArn, stateMachineArn]);
    const executions = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      resourceName: `${stateMachineName}:*`,
    });
    grant(['states:DescribeExecution', 'states:StopExecution'], [executions]);
    const rule = Stack.of(this).formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
    });
    grant(['events:DescribeRule', 'events:PutRule', 'events:PutTargets'], [rule]);
  }
}
