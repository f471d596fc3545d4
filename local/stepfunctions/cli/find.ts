import type * as z from 'zod/mini';
import { AwsError } from '../errors.ts';
import {
  type Description,
  description,
  type Event,
  executionPage,
  historyPage,
  machinePage,
  type Standing,
  type Summary,
  standing,
} from './answers.ts';
import type { Ask } from './source.ts';

/** There is nothing of that name. */
export class NotFound extends Error {}

type Machine = z.infer<typeof machinePage>['stateMachines'][number];

export async function machines(ask: Ask): Promise<Machine[]> {
  const found: Machine[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ask('ListStateMachines', { maxResults: 1000, nextToken }, machinePage);
    found.push(...page.stateMachines);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** By name or ARN. @throws NotFound */
export async function machineNamed(ask: Ask, name: string): Promise<Machine> {
  const found = (await machines(ask)).find((one) => one.name === name || one.stateMachineArn === name);
  if (!found) throw new NotFound(`There is no state machine '${name}'.`);
  return found;
}

/** The newest executions of these machines, newest first. */
export async function newest(
  ask: Ask,
  among: readonly Machine[],
  filter: { status?: string | undefined; limit: number },
): Promise<Summary[]> {
  const found: Summary[] = [];
  for (const { stateMachineArn } of among) {
    const request = { stateMachineArn, statusFilter: filter.status, maxResults: filter.limit };
    found.push(...(await ask('ListExecutions', request, executionPage)).executions);
  }
  return found.sort((a, b) => b.startDate - a.startDate).slice(0, filter.limit);
}

/** By ARN, or by name in whichever machine has it. @throws NotFound */
export async function executionNamed(ask: Ask, id: string): Promise<Description> {
  const arns = id.startsWith('arn:')
    ? [id]
    : (await machines(ask)).map(
        (machine) => `${machine.stateMachineArn.replace(':stateMachine:', ':execution:')}:${id}`,
      );
  for (const executionArn of arns) {
    const found = await described(ask, executionArn);
    if (found) return found;
  }
  throw new NotFound(`There is no execution '${id}'.`);
}

async function described(ask: Ask, executionArn: string): Promise<Description | undefined> {
  try {
    return await ask('DescribeExecution', { executionArn }, description);
  } catch (error) {
    const missing = ['ExecutionDoesNotExist', 'InvalidArn'];
    if (error instanceof AwsError && missing.includes(error.name)) return undefined;
    throw error;
  }
}

export async function history(ask: Ask, executionArn: string): Promise<Event[]> {
  const events: Event[] = [];
  let nextToken: string | undefined;
  do {
    const request = { executionArn, maxResults: 1000, nextToken };
    const page = await ask('GetExecutionHistory', request, historyPage);
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

export const standingOf = (ask: Ask, { executionArn, status }: Summary): Promise<Standing> =>
  status === 'RUNNING'
    ? ask('DescribeExecutionPosition', { executionArn }, standing)
    : Promise.resolve({ positions: [], timers: [] });
