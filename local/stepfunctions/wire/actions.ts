import { AwsError } from '../errors.ts';
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './aliases.ts';
import { createStateMachine, updateStateMachine } from './creation.ts';
import type { Desk } from './desk.ts';
import { describeExecution, listExecutions, stopExecution } from './executions.ts';
import { getExecutionHistory } from './history.ts';
import {
  deleteStateMachine,
  describeStateMachine,
  describeStateMachineForExecution,
  listStateMachines,
} from './machines.ts';
import { describeMapRun, listMapRuns, updateMapRun } from './mapRuns.ts';
import { describeExecutionPosition } from './position.ts';
import { redriveExecution } from './redrive.ts';
import { startExecution, startSyncExecution } from './start.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './tasks.ts';
import { testState } from './testState.ts';
import { validateStateMachineDefinition } from './validation.ts';
import {
  deleteStateMachineVersion,
  listStateMachineVersions,
  publishStateMachineVersion,
} from './versions.ts';

/** The actions of the Step Functions API that the engine answers. */
const actions: ReadonlyMap<string, (desk: Desk, body: unknown) => unknown> = new Map([
  ['CreateStateMachine', createStateMachine],
  ['UpdateStateMachine', updateStateMachine],
  ['DeleteStateMachine', deleteStateMachine],
  ['DescribeStateMachine', describeStateMachine],
  ['DescribeStateMachineForExecution', describeStateMachineForExecution],
  ['ListStateMachines', listStateMachines],
  ['PublishStateMachineVersion', publishStateMachineVersion],
  ['ListStateMachineVersions', listStateMachineVersions],
  ['DeleteStateMachineVersion', deleteStateMachineVersion],
  ['CreateStateMachineAlias', createStateMachineAlias],
  ['UpdateStateMachineAlias', updateStateMachineAlias],
  ['DescribeStateMachineAlias', describeStateMachineAlias],
  ['DeleteStateMachineAlias', deleteStateMachineAlias],
  ['ListStateMachineAliases', listStateMachineAliases],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['ListTagsForResource', listTagsForResource],
  ['StartExecution', startExecution],
  ['StartSyncExecution', startSyncExecution],
  ['DescribeExecution', describeExecution],
  ['GetExecutionHistory', getExecutionHistory],
  ['ListExecutions', listExecutions],
  ['StopExecution', stopExecution],
  ['DescribeMapRun', describeMapRun],
  ['ListMapRuns', listMapRuns],
  ['UpdateMapRun', updateMapRun],
  ['RedriveExecution', redriveExecution],
  ['ValidateStateMachineDefinition', validateStateMachineDefinition],
  ['TestState', testState],
  ['SendTaskSuccess', sendTaskSuccess],
  ['SendTaskFailure', sendTaskFailure],
  ['SendTaskHeartbeat', sendTaskHeartbeat],
]);

/** What the engine answers beyond AWS, for the terminal. */
const beyond: typeof actions = new Map([['DescribeExecutionPosition', describeExecutionPosition]]);

export const actionNames: ReadonlySet<string> = new Set(actions.keys());

/** @throws AwsError as the action does, UnknownOperationException for an action the engine has not */
export async function perform(desk: Desk, action: string, body: unknown): Promise<unknown> {
  const act = actions.get(action) ?? beyond.get(action);
  if (!act) throw new AwsError('UnknownOperationException', `${action} is not supported`);
  return act(desk, body);
}
