import type { Stack } from 'aws-cdk-lib';
import { Duration } from 'aws-cdk-lib';
import type { MachineName } from '../../workflows/definition.ts';
import { nameOf } from '../config/names.ts';
import type { StageName } from '../config/stage.ts';
import { machineArn } from '../stacks/workflows.ts';
import { FIVE_MINUTES, measured, total } from './alarmMetrics.ts';
import { deadLettersName } from './deadLetters.ts';

/** What AWS measures of a stage, by the names that everything of it has. */
export class Sources {
  readonly #stack: Stack;
  readonly #stage: StageName;

  constructor(stack: Stack, stage: StageName) {
    this.#stack = stack;
    this.#stage = stage;
  }

  executions(machine: MachineName, metricName: string) {
    return measured('AWS/States', metricName, {
      StateMachineArn: machineArn(this.#stack, this.#stage, machine),
    });
  }

  /** Failed, timed out or stopped. */
  badEnds(machine: MachineName) {
    const ends = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'];
    return total(
      `${machine}EndedBadly`,
      ends.map((name) => this.executions(machine, name)),
    );
  }

  lambda(functionName: string, metricName: string, statistic: 'Sum' | 'Maximum' | 'p95' = 'Sum') {
    return measured('AWS/Lambda', metricName, { FunctionName: nameOf(this.#stage, functionName) }, statistic);
  }

  /** Calls that failed or were turned away. */
  troubles(functionName: string) {
    return total(
      functionName,
      ['Errors', 'Throttles'].map((name) => this.lambda(functionName, name)),
    );
  }

  /** @param of whose letters they are */
  deadLetters(of: string) {
    return measured(
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      { QueueName: deadLettersName(this.#stage, of) },
      'Maximum',
    );
  }

  /** What the pipe to the bus did not get through; of how old it is, AWS keeps no number. */
  pipeTroubles() {
    const pipe = { PipeName: nameOf(this.#stage, 'deals') };
    const names = ['ExecutionFailed', 'ExecutionThrottled', 'ExecutionTimeout'];
    return total(
      'pipe',
      names.map((name) => measured('AWS/EventBridge/Pipes', name, pipe)),
    );
  }

  throttledTables() {
    const events = ['ReadThrottleEvents', 'WriteThrottleEvents'];
    const tables = ['deals', 'ledger'];
    return total(
      'throttled',
      tables.flatMap((table) =>
        events.map((name) => measured('AWS/DynamoDB', name, { TableName: nameOf(this.#stage, table) })),
      ),
    );
  }

  /** A share, 0 to 1, over what SES looks back on. */
  mails(metricName: 'Reputation.BounceRate' | 'Reputation.ComplaintRate') {
    const set = { 'ses:configuration-set': nameOf(this.#stage, 'mail') };
    return measured('AWS/SES', metricName, set, 'Average', Duration.hours(1));
  }

  api(apiId: string, metricName: string, statistic: 'Sum' | 'p95' = 'Sum') {
    return measured(
      'AWS/ApiGateway',
      metricName,
      { ApiId: apiId, Stage: '$default' },
      statistic,
      FIVE_MINUTES,
    );
  }
}
