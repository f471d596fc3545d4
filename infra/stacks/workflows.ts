import { ArnFormat, Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { STEPS } from '../../functions/steps.ts';
import type { MACHINES, MachineName } from '../../workflows/definition.ts';
import { LIVE, nameOf } from '../config/names.ts';
import type { StageName } from '../config/stage.ts';
import type { FunctionMaker } from '../constructs/functionMaker.ts';
import { Machine } from '../constructs/machine.ts';

export interface WorkflowsStackProps extends StackProps {
  readonly functions: FunctionMaker;
}

/** The product's heart: the machines, and a function for each of their tasks. */
export class WorkflowsStack extends Stack {
  readonly machines: ReadonlyMap<string, Machine>;

  constructor(scope: Construct, id: string, props: WorkflowsStackProps) {
    super(scope, id, props);
    const maker = props.functions;
    const functions = new Map(
      Object.entries(STEPS).map(([place, step]) => [place, maker.make(this, 'step', step)]),
    );
    const machines = new Map<string, Machine>();
    // A machine that another starts comes before it.
    for (const machine of ['dispute', 'collaboration'] satisfies MachineName[] & {
      length: typeof MACHINES.length;
    }) {
      machines.set(machine, new Machine(this, { config: maker.config, machine, functions, machines }));
    }
    this.machines = machines;
  }
}

/** The ARN of a machine before it is there: the functions that it calls have to know it. */
export const machineArn = (stack: Stack, stage: StageName, machine: MachineName): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: nameOf(stage, machine),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The alias that deals are started by. */
export const collaborationArn = (stack: Stack, stage: StageName): string =>
  `${machineArn(stack, stage, 'collaboration')}:${LIVE}`;

/** Lets a function start deals' machines, and answer tasks that wait in either machine. */
export function allowWorkflows(stack: Stack, stage: StageName, grantee: iam.IGrantable): void {
  const collaboration = machineArn(stack, stage, 'collaboration');
  iam.Grant.addToPrincipal({
    grantee,
    actions: ['states:StartExecution'],
    resourceArns: [collaboration, `${collaboration}:${LIVE}`],
  });
  iam.Grant.addToPrincipal({
    grantee,
    actions: ['states:SendTaskSuccess'],
    resourceArns: [collaboration, machineArn(stack, stage, 'dispute')],
  });
}

const executionsOf = (stack: Stack, stage: StageName, machine: MachineName): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${nameOf(stage, machine)}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Lets a function have deals' machines go on that failed. */
export function allowRestarts(stack: Stack, stage: StageName, grantee: iam.IGrantable): void {
  const resourceArns = [executionsOf(stack, stage, 'collaboration')];
  iam.Grant.addToPrincipal({ grantee, actions: ['states:RedriveExecution'], resourceArns });
}

/** Lets a function read which way deals' machines took, and those that they start. */
export function allowWatching(stack: Stack, stage: StageName, grantee: iam.IGrantable): void {
  const machines = ['collaboration', 'dispute'] as const;
  const resourceArns = machines.map((machine) => executionsOf(stack, stage, machine));
  iam.Grant.addToPrincipal({ grantee, actions: ['states:GetExecutionHistory'], resourceArns });
}
