import { tableDefinitions } from '../../adapters/dynamodb/tables.ts';
import type { Right } from './rights.ts';

const [DEALS, LEDGER] = ['<GlobalTable luyue-prod-deals>', '<GlobalTable luyue-prod-ledger>'];
const [EVIDENCE, CASE_FILES] = ['<Bucket BucketsEvidence>', '<Bucket BucketsCaseFiles>'];
const STATES = 'arn:aws:states:us-east-1:111122223333';
const COLLABORATION = `${STATES}:stateMachine:luyue-prod-collaboration`;
const SES = 'arn:aws:ses:us-east-1:111122223333';

const indexesOf = (place: number, table: string): string[] => {
  const definition = tableDefinitions({ dealsTable: 'deals', ledgerTable: 'ledger' })[place]?.table;
  const all = [...(definition?.LocalSecondaryIndexes ?? []), ...(definition?.GlobalSecondaryIndexes ?? [])];
  return all.map(({ IndexName }) => `${table}/index/${IndexName}`);
};

/** Every action on every resource. @param actions of one service: `s3:GetObject PutObject` */
export function each(actions: string, ...resources: readonly string[]): Right[] {
  const [service, names = ''] = actions.split(':');
  return names.split(' ').flatMap((name) => resources.map((resource) => `${service}:${name} ${resource}`));
}

/** What anybody may do, by what it is for. */
export const RIGHTS = {
  readDeals: [
    ...each('dynamodb:BatchGetItem GetItem Query', DEALS),
    ...each('dynamodb:Query', ...indexesOf(0, DEALS)),
  ],
  writeDeals: each('dynamodb:ConditionCheckItem DeleteItem PutItem UpdateItem', DEALS),
  readLedger: [
    ...each('dynamodb:BatchGetItem GetItem Query', LEDGER),
    ...each('dynamodb:Query', ...indexesOf(1, LEDGER)),
  ],
  scanLedger: each('dynamodb:Scan', LEDGER),
  appendLedger: each('dynamodb:ConditionCheckItem PutItem UpdateItem', LEDGER),
  keepEvidence: [
    ...each('s3:GetObject GetObjectVersion PutObject', `${EVIDENCE}/evidence/*`),
    ...each('s3:ListBucket', EVIDENCE),
  ],
  lockEvidence: each('s3:PutObjectRetention', `${EVIDENCE}/evidence/*`),
  keepCaseFiles: [
    ...each('s3:GetObject PutObject', `${CASE_FILES}/case-files/*`),
    ...each('s3:ListBucket', CASE_FILES),
  ],
  readPaymentKey: each('secretsmanager:GetSecretValue', '<Secret luyue-prod-stripe-secret-key>'),
  readPaymentSignature: each('secretsmanager:GetSecretValue', '<Secret luyue-prod-stripe-webhook-secret>'),
  readCaseFileKey: each('secretsmanager:GetSecretValue', '<Secret luyue-prod-case-file-key>'),
  sendMail: each(
    'ses:SendEmail SendRawEmail',
    `${SES}:configuration-set/luyue-prod-mail`,
    `${SES}:identity/<EmailIdentity Identity>`,
  ),
  sendSms: ['sns:Publish not arn:*:sns:*:*:*'],
  runWorkflows: [
    ...each('states:StartExecution', COLLABORATION, `${COLLABORATION}:live`),
    ...each('states:SendTaskSuccess', COLLABORATION, `${STATES}:stateMachine:luyue-prod-dispute`),
  ],
  restartWorkflows: each('states:RedriveExecution', `${STATES}:execution:luyue-prod-collaboration:*`),
  watchWorkflows: each(
    'states:GetExecutionHistory',
    `${STATES}:execution:luyue-prod-collaboration:*`,
    `${STATES}:execution:luyue-prod-dispute:*`,
  ),
  trace: each('xray:PutTelemetryRecords PutTraceSegments', '*'),
  /** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html and …/dg/xray-iam.html */
  logAndTraceMachine: [
    ...each(
      'logs:CreateLogDelivery DeleteLogDelivery DescribeLogGroups DescribeResourcePolicies GetLogDelivery ListLogDeliveries PutResourcePolicy UpdateLogDelivery',
      '*',
    ),
    ...each('xray:GetSamplingRules GetSamplingTargets PutTelemetryRecords PutTraceSegments', '*'),
  ],
  /** https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html, for `.sync` */
  nestDispute: [
    ...each(
      'states:DescribeExecution StopExecution',
      `${STATES}:execution:<StateMachine luyue-prod-dispute>:*`,
    ),
    ...each('states:StartExecution', '<StateMachine luyue-prod-dispute>', '<StateMachineAlias disputeAlias>'),
    ...each(
      'events:DescribeRule PutRule PutTargets',
      'arn:aws:events:us-east-1:111122223333:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
    ),
  ],
  readStream: each(
    'dynamodb:DescribeStream GetRecords GetShardIterator ListStreams',
    '<GlobalTable luyue-prod-deals stream>',
  ),
} as const satisfies Record<string, readonly Right[]>;

/** Use the data's key, through one service only. */
export const keyThrough = (service: 'dynamodb' | 's3' | 'secretsmanager'): Right[] =>
  each('kms:Decrypt DescribeKey Encrypt GenerateDataKey', '<Key Key>').map(
    (right) => `${right} if StringEquals kms:ViaService ${service}.us-east-1.amazonaws.com`,
  );

export const writeLog = (name: string): Right[] =>
  each('logs:CreateLogStream PutLogEvents', `<LogGroup /aws/lambda/luyue-prod-${name}>`);

export const keepDeadLetters = (of: string): Right[] =>
  each('sqs:GetQueueAttributes GetQueueUrl SendMessage', `<Queue luyue-prod-${of}-dead-letters>`);

export const call = (name: string): Right => `lambda:InvokeFunction <Function luyue-prod-${name}>`;
