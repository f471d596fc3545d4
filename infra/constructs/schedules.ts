import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { allowInvoke } from './allowInvoke.ts';
import type { Listener } from './listener.ts';

export interface ScheduleProps {
  readonly config: StageConfig;
  readonly listener: Listener;
  readonly expression: scheduler.ScheduleExpression;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Calls a function again and again. A call that is missed is made up for by the next. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, { config, listener, expression, input = {} }: ScheduleProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    allowInvoke(listener.lambda, role);
    listener.deadLetters.queue.grantSendMessages(role);
    new scheduler.Schedule(this, 'Schedule', {
      scheduleName: nameOf(config.stage, id),
      schedule: expression,
      target: {
        bind: () => ({
          arn: listener.lambda.functionArn,
          role,
          input: scheduler.ScheduleTargetInput.fromObject(input),
          deadLetterConfig: { arn: listener.deadLetters.queue.queueArn },
          retryPolicy: {
            maximumEventAgeInSeconds: Duration.minutes(5).toSeconds(),
            maximumRetryAttempts: 2,
          },
        }),
      },
    });
  }
}

export const EVERY_FIVE_MINUTES = scheduler.ScheduleExpression.rate(Duration.minutes(5));
export const EVERY_QUARTER_HOUR = scheduler.ScheduleExpression.rate(Duration.minutes(15));
/** 3:10 in the morning where most deals are. */
export const NIGHTLY = scheduler.ScheduleExpression.cron({
  minute: '10',
  hour: '3',
  timeZone: TimeZone.ASIA_SHANGHAI,
});
