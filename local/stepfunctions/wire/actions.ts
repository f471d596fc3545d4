import { AwsError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { describeExecution, getExecutionHistory, listExecutions, stopExecution } from './executions.ts';
import { createStateMachine, describeStateMachine, listStateMachines } from './machines.ts';
import { startExecution } from './start.ts';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './tasks.ts';

/** The actions of the Step Functions API that the engine answers. */
const actions: ReadonlyMap<string, (desk: Desk, body: unknown) => unknown> = new Map([
  ['CreateStateMachine', createStateMachine],
  ['DescribeStateMachine', describeStateMachine],
  ['ListStateMachines', listStateMachines],
  ['StartExecution', startExecution],
  ['DescribeExecution', describeExecution],
  ['GetExecutionHistory', getExecutionHistory],
  ['ListExecutions', listExecutions],
  ['StopExecution', stopExecution],
  ['SendTaskSuccess', sendTaskSuccess],
  ['SendTaskFailure', sendTaskFailure],
  ['SendTaskHeartbeat', sendTaskHeartbeat],
]);

/** @throws AwsError as the action does, UnknownOperationException for an action the engine has not */
export async function perform(desk: Desk, action: string, body: unknown): Promise<unknown> {
  const act = actions.get(action);
  if (!act) throw new AwsError('UnknownOperationException', `${action} is not supported`);
  return act(desk, body);
}
