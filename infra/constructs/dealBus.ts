import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import { Construct } from 'constructs';
import { WEBHOOK_FILTER } from '../../functions/events/deliverWebhooks.ts';
import { VERIFICATION_FILTERS } from '../../functions/events/verifyDelivery.ts';
import { EVENT_SOURCE, nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { DeadLetters } from './deadLetters.ts';
import type { Listener } from './listener.ts';
import type { Table } from './table.ts';

export interface DealBusProps {
  readonly config: StageConfig;
  readonly deals: Table;
}

type Filter = Readonly<Record<string, unknown>>;

/**
 * The second reader of the deals table's stream, and the last one that a stream serves well: what others wait for goes
 * by a pipe to a bus, where as many as like can listen. Kept for a month, to be played again.
 */
export class DealBus extends Construct {
  readonly bus: events.EventBus;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { config, deals }: DealBusProps) {
    super(scope, id);
    this.bus = new events.EventBus(this, 'Bus', { eventBusName: nameOf(config.stage, 'deals') });
    this.bus.archive('Archive', {
      archiveName: nameOf(config.stage, 'deals'),
      eventPattern: { source: [EVENT_SOURCE] },
      retention: Duration.days(30),
    });
    this.deadLetters = new DeadLetters(this, 'PipeDeadLetters', { config, of: 'dealPipe' });
    this.#pipe(config, deals);
  }

  /** Everything that fits one of the filters goes to the listener, one record at a time. */
  deliver(id: string, listener: Listener, filters: readonly Filter[]): void {
    new events.Rule(this, id, {
      eventBus: this.bus,
      eventPattern: {
        source: [EVENT_SOURCE],
        detail: filters.length === 1 ? { ...filters[0] } : { $or: filters },
      },
      targets: [
        new targets.LambdaFunction(listener.lambda, {
          deadLetterQueue: listener.deadLetters.queue,
          maxEventAge: Duration.hours(6),
          retryAttempts: 20,
        }),
      ],
    });
  }

  #pipe(config: StageConfig, deals: Table): void {
    const role = new iam.Role(this, 'PipeRole', {
      assumedBy: new iam.ServicePrincipal('pipes.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    deals.allowReadingStream(role);
    this.bus.grantPutEventsTo(role);
    this.deadLetters.queue.grantSendMessages(role);
    const filters = [...VERIFICATION_FILTERS, WEBHOOK_FILTER];
    new pipes.CfnPipe(this, 'Pipe', {
      name: nameOf(config.stage, 'deals'),
      roleArn: role.roleArn,
      source: deals.streamArn,
      sourceParameters: {
        filterCriteria: { filters: filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) },
        dynamoDbStreamParameters: {
          startingPosition: 'TRIM_HORIZON',
          batchSize: 10,
          onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
          maximumRetryAttempts: 60,
          maximumRecordAgeInSeconds: 6 * 3600,
          deadLetterConfig: { arn: this.deadLetters.queue.queueArn },
        },
      },
      target: this.bus.eventBusArn,
      targetParameters: {
        eventBridgeEventBusParameters: { source: EVENT_SOURCE, detailType: 'Record of the deals table' },
      },
    });
  }
}
