import { Duration, TimeZone } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
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
    new scheduler.Schedule(this, 'Schedule', {
      scheduleName: nameOf(config.stage, id),
      schedule: expression,
      target: new LambdaInvoke(listener.lambda, {
        input: scheduler.ScheduleTargetInput.fromObject(input),
        deadLetterQueue: listener.deadLetters.queue,
        maxEventAge: Duration.minutes(5),
        retryAttempts: 2,
        role: new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') }),
      }),
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
