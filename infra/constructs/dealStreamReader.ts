import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DEAL_STREAM_FILTERS } from '../../functions/events/dealStreamFilters.ts';
import type { Listener } from './listener.ts';
import type { Table } from './table.ts';

/**
 * The first reader of the deals table's stream: it wakes workflows, tells people and moves money. Deals that fail are sent
 * again by themselves; one that fails for an hour makes room for the others, and its place is kept.
 */
export function readDealStream(deals: Table, listener: Listener): void {
  new lambda.EventSourceMapping(listener, 'Stream', {
    target: listener.lambda,
    eventSourceArn: deals.streamArn,
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    filters: DEAL_STREAM_FILTERS.map((pattern) => lambda.FilterCriteria.filter(pattern)),
    batchSize: 10,
    parallelizationFactor: 10,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 60,
    maxRecordAge: Duration.hours(1),
    onFailure: new SqsDlq(listener.deadLetters.queue),
  });
  deals.allowReadingStream(listener.lambda);
}
