import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InvariantViolation } from '../../../domain/errors.ts';
import { keepCases } from '../../../functions/reconciliation/keepCases.ts';
import { tellClosed } from '../../../functions/record/tellClosed.ts';
import { errorFields, jsonLog } from '../../../functions/runtime/log.ts';
import { textOf } from '../rights.ts';
import { ofType, type Resource, templatesOf } from '../synth.ts';

const ROOT = join(import.meta.dirname, '../../..');
const prod = () => templatesOf('prod');
const alarms = ofType(prod(), 'AWS::CloudWatch::Alarm');
const nameOf = ({ properties }: Resource) => String(properties.AlarmName).replace('luyue-prod-', '');
const byName = (name: string) => alarms.find((alarm) => nameOf(alarm) === name)?.properties;
const physicalNames = (type: string, key: string) =>
  ofType(prod(), type).map(({ properties }) => properties[key]);

/** As GitHub makes anchors of headings. */
const anchorsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('each alarm', () => {
  test.each(alarms.map((alarm) => [nameOf(alarm), alarm] as const))(
    '%s says who is hurt and where it is written what to do, and somebody gets it',
    (_, { properties }) => {
      const description = String(properties.AlarmDescription);
      const [, file = '', section] =
        /Hurt: .{10,}\. Runbook: (docs\/runbooks\/[\w-]+\.md)#([\w-]+)$/s.exec(description) ?? [];
      expect(description.length).toBeLessThanOrEqual(1024);
      expect(existsSync(join(ROOT, file)), description).toBe(true);
      expect(anchorsOf(join(ROOT, file))).toContain(section);
      const topic = [{ Ref: expect.stringMatching(/^AlarmsTopic/) }];
      expect(properties).toMatchObject({ AlarmActions: topic, OKActions: topic });
    },
  );

  test('watches something that is there', () => {
    const existing = {
      FunctionName: physicalNames('AWS::Lambda::Function', 'FunctionName'),
      QueueName: physicalNames('AWS::SQS::Queue', 'QueueName'),
      TableName: physicalNames('AWS::DynamoDB::GlobalTable', 'TableName'),
      PipeName: physicalNames('AWS::Pipes::Pipe', 'Name'),
      StateMachineArn: physicalNames('AWS::StepFunctions::StateMachine', 'StateMachineName').map(
        (name) => `arn:aws:states:us-east-1:111122223333:stateMachine:${name}`,
      ),
      'ses:configuration-set': physicalNames('AWS::SES::ConfigurationSet', 'Name'),
      ApiId: [expect.stringMatching(/^<Api luyue-prod-api>$/)],
      Stage: ['$default'],
    };
    const watched = alarms.flatMap(({ stack, properties }) => {
      const { Dimensions = [], Metrics = [] } = Object(properties);
      const dimensions = [
        Dimensions,
        ...Metrics.map((one: object) => Object(one).MetricStat?.Metric.Dimensions ?? []),
      ].flat();
      return dimensions.map(({ Name, Value }) => ({ Name, Value: textOf(prod(), stack, Value) }));
    });
    expect(watched.length).toBeGreaterThan(alarms.length);
    for (const { Name, Value } of watched) {
      expect(Object.entries(existing).find(([name]) => name === Name)?.[1], Name).toContainEqual(Value);
    }
  });
});

describe('somebody is told', () => {
  test('of every queue of dead letters', () => {
    const watched = alarms.map(({ properties }) => Object(properties.Dimensions)[0]?.Value);
    expect(watched).toEqual(expect.arrayContaining(physicalNames('AWS::SQS::Queue', 'QueueName')));
  });

  test('of executions, money, events, answers and mails that go wrong', () => {
    expect(alarms.map(nameOf)).toEqual(
      expect.arrayContaining([
        'collaboration-ended-badly',
        'dispute-ended-badly',
        'books-differ',
        'invariant-violated',
        'sendPayouts-in-trouble',
        'requestFunding-in-trouble',
        'stripeWebhook-in-trouble',
        'stream-behind',
        'pipe-in-trouble',
        'api-errors',
        'tables-throttled',
        'mails-bounce',
      ]),
    );
  });

  test('of what does not happen, too, where it is expected', () => {
    for (const name of ['no-deal-closed', 'not-reconciled']) {
      expect(byName(name)).toMatchObject({
        TreatMissingData: 'breaching',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
      });
    }
    const inDev = ofType(templatesOf('dev'), 'AWS::CloudWatch::Alarm').map(
      ({ properties }) => properties.AlarmName,
    );
    expect(inDev).toContain('luyue-dev-not-reconciled');
    expect(inDev).not.toContain('luyue-dev-no-deal-closed');
  });

  test('by mail, through a topic that CloudWatch may use and that is encrypted', () => {
    const [topic] = ofType(prod(), 'AWS::SNS::Topic');
    expect(topic?.properties).toMatchObject({
      TopicName: 'luyue-prod-alarms',
      KmsMasterKeyId: expect.anything(),
    });
    expect(ofType(prod(), 'AWS::SNS::Subscription').map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ Protocol: 'email', Endpoint: 'operations@example.com' }),
    ]);
    const keys = ofType(prod(), 'AWS::KMS::Key').filter(({ stack }) => stack === 'Observability');
    const [policy] = ofType(prod(), 'AWS::SNS::TopicPolicy');
    const statements = [keys[0]?.properties.KeyPolicy, policy?.properties.PolicyDocument].map((document) =>
      Object(document).Statement.find(
        (one: object) => Object(one).Principal.Service === 'cloudwatch.amazonaws.com',
      ),
    );
    for (const statement of statements) {
      expect(statement.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    }
    expect(statements.map(({ Action }) => Action)).toEqual([
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      'sns:Publish',
    ]);
  });
});

describe('a number that is counted in logs', () => {
  const filters = ofType(prod(), 'AWS::Logs::MetricFilter').map(({ properties }) => Object(properties));
  const metricOf = (filter: { MetricTransformations: [{ MetricName: string; MetricValue: string }] }) =>
    filter.MetricTransformations[0];

  /** The lines that the functions really write, by the numbers that are made of them. */
  async function linesWritten(): Promise<Readonly<Record<string, Record<string, unknown>>>> {
    const lines: Record<string, unknown>[] = [];
    const log = jsonLog((line) => lines.push(JSON.parse(line)));
    const money = { paidOutMinor: 800_000, refundedMinor: 5 };
    tellClosed(log, Object({ id: 'deal_1', outcome: 'completed', terms: { currency: 'CNY' }, money }));
    const cases = Object({ put: async () => undefined });
    await keepCases({ cases, log }, Object({ found: 0 }), [Object({ check: 'entry', subject: 'x' })]);
    log.error('failed', errorFields(new InvariantViolation('never')));
    const [closed = {}, differ = {}, violated = {}] = lines;
    const ofDeals = {
      DealsClosed: closed,
      DealsClosedBy: closed,
      PaidOutMinor: closed,
      RefundedMinor: closed,
    };
    return {
      ...ofDeals,
      BooksDiffer: differ,
      InvariantViolations: violated,
      Reconciled: { message: 'reconciled' },
    };
  }

  test('is counted by a pattern and values that its line has, in a log that is there', async () => {
    const lines = await linesWritten();
    const groups = physicalNames('AWS::Logs::LogGroup', 'LogGroupName');
    expect(new Set(filters.map((filter) => metricOf(filter).MetricName))).toEqual(
      new Set(Object.keys(lines)),
    );
    for (const filter of filters) {
      const { MetricName, MetricValue, Dimensions = [] } = Object(metricOf(filter));
      const [, field = '', text] = /^\{ \$\.(\w+) = "([^"]+)" \}$/.exec(filter.FilterPattern) ?? [];
      const line = lines[MetricName];
      expect(groups).toContain(filter.LogGroupName);
      expect(line?.[field], filter.FilterPattern).toBe(text);
      const values = [MetricValue, ...Dimensions.map(({ Value }: { Value: string }) => Value)];
      for (const value of values.filter((one) => one !== '1')) expect(line).toHaveProperty(value.slice(2));
    }
  });

  test('of violations is looked for wherever deals are written', () => {
    const counting = filters.filter((filter) => metricOf(filter).MetricName === 'InvariantViolations');
    expect(counting.length).toBeGreaterThan(40);
  });
});
