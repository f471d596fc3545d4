import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { AlarmTopic } from './alarmTopic.ts';

/** What somebody who is woken has to know. */
export interface Cause {
  /** What has happened, and who is hurt by it. */
  readonly hurts: string;
  /** A section of a runbook: `books.md#no-run-for-a-day`. */
  readonly runbook: string;
}

export interface Condition {
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** So many of the metric's periods one after the other; one where absent. */
  readonly periods?: number;
  /** What is awaited, and missed when it stays away. */
  readonly isAwaited?: boolean;
}

/** Alarms of a stage: each goes to operations, and comes back as a mail once it is over. */
export class Alarms {
  readonly all: cloudwatch.Alarm[] = [];
  readonly #scope: Construct;
  readonly #config: StageConfig;
  readonly #action: SnsAction;

  constructor(scope: Construct, config: StageConfig) {
    this.#scope = scope;
    this.#config = config;
    this.#action = new SnsAction(new AlarmTopic(scope, 'Alarms', config).topic);
  }

  /** Raised when the metric reaches the threshold, or, of what is awaited, when it stays below it. */
  raise(name: string, { metric, threshold, periods = 1, isAwaited = false }: Condition, cause: Cause): void {
    const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } = cloudwatch.ComparisonOperator;
    const { BREACHING, NOT_BREACHING } = cloudwatch.TreatMissingData;
    const alarm = new cloudwatch.Alarm(this.#scope, name, {
      alarmName: nameOf(this.#config.stage, name),
      alarmDescription: `${cause.hurts} Runbook: docs/runbooks/${cause.runbook}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: isAwaited ? LESS_THAN_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: isAwaited ? BREACHING : NOT_BREACHING,
    });
    alarm.addAlarmAction(this.#action);
    alarm.addOkAction(this.#action);
    this.all.push(alarm);
  }
}
