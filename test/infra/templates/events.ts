import { describe, expect, test } from 'vitest';
import { CONSUMERS } from '../../../functions/consumers.ts';
import { DEAL_STREAM_FILTERS } from '../../../functions/events/dealStreamFilters.ts';
import { WEBHOOK_FILTER } from '../../../functions/events/deliverWebhooks.ts';
import { VERIFICATION_FILTERS } from '../../../functions/events/verifyDelivery.ts';
import { ofType, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const functionAt = (reference: unknown) =>
  String(referredBy(prod(), 'Events', reference).properties.FunctionName).replace('luyue-prod-', '');
const queueAt = (reference: unknown) =>
  String(referredBy(prod(), 'Events', reference).properties.QueueName).replace('luyue-prod-', '');
const rules = () => ofType(prod(), 'AWS::Events::Rule');
const schedules = () => ofType(prod(), 'AWS::Scheduler::Schedule');

/** Cognito calls it and waits. */
const ASKED = ['addTokenClaims'];
const listening = Object.values(CONSUMERS)
  .map(({ name }) => name)
  .filter((name) => !ASKED.includes(name));

describe('whoever is called by nobody who waits', () => {
  test('is called again, and what it cannot do is kept', () => {
    const configured = ofType(prod(), 'AWS::Lambda::EventInvokeConfig').map(({ properties }) => {
      const { FunctionName, DestinationConfig, MaximumRetryAttempts } = Object(properties);
      const name = functionAt(FunctionName);
      expect(MaximumRetryAttempts, name).toBe(2);
      expect(queueAt(DestinationConfig.OnFailure.Destination)).toBe(`${name}-dead-letters`);
      return name;
    });
    expect(configured.sort()).toEqual([...listening].sort());
  });

  test('has its calls kept, too, that never reached it', () => {
    const targets = [
      ...rules().flatMap(({ properties }) => Object(properties.Targets)),
      ...schedules().map(({ properties }) => properties.Target),
    ].map((target) => Object(target));
    expect(targets.length).toBeGreaterThan(5);
    for (const { Arn, DeadLetterConfig, RetryPolicy } of targets) {
      expect(queueAt(DeadLetterConfig.Arn)).toBe(`${functionAt(Arn)}-dead-letters`);
      expect(RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(RetryPolicy.MaximumEventAgeInSeconds).toBeGreaterThan(0);
    }
  });

  test('is listened to or scheduled, or called by hand', () => {
    const called = [
      ...rules().flatMap(({ properties }) => Object(properties.Targets)),
      ...schedules().map(({ properties }) => properties.Target),
    ].map((target) => functionAt(Object(target).Arn));
    const reading = ofType(prod(), 'AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      functionAt(properties.FunctionName),
    );
    const byHand = ['rebuildRecords'];
    expect([...new Set([...called, ...reading, ...byHand])].sort()).toEqual([...listening].sort());
  });
});

describe('dead letters', () => {
  test('are kept two weeks, encrypted so that EventBridge can write them, over TLS only', () => {
    const queues = ofType(prod(), 'AWS::SQS::Queue');
    expect(queues).toHaveLength(listening.length + 1);
    for (const { properties } of queues) {
      expect(properties).toMatchObject({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
    }
    const policies = ofType(prod(), 'AWS::SQS::QueuePolicy').map(({ properties }) =>
      JSON.stringify(properties),
    );
    expect(policies).toHaveLength(queues.length);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
  });
});

describe('the stream of the deals table', () => {
  const [mapping] = ofType(prod(), 'AWS::Lambda::EventSourceMapping');
  const [pipe] = ofType(prod(), 'AWS::Pipes::Pipe');
  const patterns = (filters: unknown) =>
    Object(filters).Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));

  test('has two readers and no more', () => {
    expect(ofType(prod(), 'AWS::Lambda::EventSourceMapping')).toHaveLength(1);
    expect(ofType(prod(), 'AWS::Pipes::Pipe')).toHaveLength(1);
    expect(mapping?.properties.EventSourceArn).toEqual(pipe?.properties.Source);
  });

  test('wakes workflows with what the consumer asked for, record by record', () => {
    expect(functionAt(mapping?.properties.FunctionName)).toBe('dealStream');
    expect(patterns(mapping?.properties.FilterCriteria)).toEqual(DEAL_STREAM_FILTERS);
    expect(mapping?.properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      StartingPosition: 'TRIM_HORIZON',
      MaximumRetryAttempts: 60,
      MaximumRecordAgeInSeconds: 3600,
    });
    expect(queueAt(Object(mapping?.properties.DestinationConfig).OnFailure.Destination)).toBe(
      'dealStream-dead-letters',
    );
  });

  test('feeds the bus with what its rules wait for', () => {
    const source = Object(pipe?.properties.SourceParameters);
    expect(patterns(source.FilterCriteria)).toEqual([...VERIFICATION_FILTERS, WEBHOOK_FILTER]);
    const { DeadLetterConfig, ...limits } = source.DynamoDBStreamParameters;
    expect(queueAt(DeadLetterConfig.Arn)).toBe('dealPipe-dead-letters');
    expect(limits).toMatchObject({ MaximumRetryAttempts: 60, MaximumRecordAgeInSeconds: 6 * 3600 });
    const waited = rules().flatMap(({ properties }) => {
      const { source: from, detail } = Object(properties.EventPattern);
      return from[0] === 'luyue.deals' ? (detail.$or ?? [detail]) : [];
    });
    expect(waited).toEqual([...VERIFICATION_FILTERS, WEBHOOK_FILTER]);
    expect(ofType(prod(), 'AWS::Events::Archive')).toHaveLength(1);
  });

  test('has no more filters, and no longer ones, than AWS takes', () => {
    expect(DEAL_STREAM_FILTERS.length).toBeLessThanOrEqual(5);
    expect(VERIFICATION_FILTERS.length + 1).toBeLessThanOrEqual(5);
    for (const filter of DEAL_STREAM_FILTERS) expect(JSON.stringify(filter).length).toBeLessThanOrEqual(4096);
  });
});

describe('what services tell', () => {
  const patternOf = (name: string) =>
    rules().find(({ properties }) => functionAt(Object(properties.Targets)[0].Arn) === name)?.properties
      .EventPattern;

  test('is of this stage only', () => {
    expect(patternOf('executionEnded')).toMatchObject({
      detail: {
        stateMachineArn: ['arn:aws:states:us-east-1:111122223333:stateMachine:luyue-prod-collaboration'],
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
      },
    });
    expect(patternOf('evidenceUploaded')).toMatchObject({
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [{ 'Fn::ImportValue': expect.stringContaining('Evidence') }] } },
    });
    expect(patternOf('mailEvents')).toMatchObject({
      detail: {
        eventType: ['Bounce', 'Reject'],
        mail: { tags: { 'ses:configuration-set': ['luyue-prod-mail'] } },
      },
    });
  });

  test('is repeated by the clock where nobody tells: the books through the night, sweeps every five minutes', () => {
    const said = schedules().map(({ properties }) => {
      const { ScheduleExpression, ScheduleExpressionTimezone: zone, Target } = Object(properties);
      return [functionAt(Target.Arn), ScheduleExpression, zone, Target.Input];
    });
    expect(said.sort()).toEqual([
      ['deliverWebhooks', 'rate(5 minutes)', 'Etc/UTC', '{}'],
      ['reconcile', 'cron(10 3 * * ? *)', 'Asia/Shanghai', '{"begin":true}'],
      ['reconcile', 'rate(15 minutes)', 'Etc/UTC', '{}'],
      ['sendReminders', 'rate(5 minutes)', 'Etc/UTC', '{}'],
      ['workRecheck', 'rate(5 minutes)', 'Etc/UTC', '{}'],
    ]);
  });
});
