/** Events as AWS documents them, with our own ids in the examples' places. */

const envelope = (source: string, type: string, resource: string, detail: unknown) => ({
  version: '0',
  id: '315c1398-40ff-a850-213b-158f73e60175',
  'detail-type': type,
  source,
  account: '111122223333',
  time: '2026-11-01T00:00:00Z',
  region: 'us-east-1',
  resources: [resource],
  detail,
});

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
export function executionStatusChange(dealId: string, status: string, failure: object = {}) {
  const machine = 'arn:aws:states:us-east-1:111122223333:stateMachine:luyue-dev-collaboration';
  const execution = `arn:aws:states:us-east-1:111122223333:execution:luyue-dev-collaboration:${dealId}`;
  return envelope('aws.states', 'Step Functions Execution Status Change', execution, {
    executionArn: execution,
    stateMachineArn: machine,
    stateMachineVersionArn: `${machine}:1`,
    stateMachineAliasArn: `${machine}:live`,
    name: dealId,
    status,
    startDate: 1_793_491_200_000,
    stopDate: status === 'RUNNING' ? null : 1_793_491_260_000,
    input: '{}',
    inputDetails: { included: true },
    output: null,
    outputDetails: null,
    ...failure,
  });
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export const objectCreated = (key: string) =>
  envelope('aws.s3', 'Object Created', 'arn:aws:s3:::luyue-dev-evidence', {
    version: '0',
    bucket: { name: 'luyue-dev-evidence' },
    object: {
      key,
      size: 70,
      etag: 'b1946ac92492d2347c6235b4d2611184',
      'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
      sequencer: '00617F08299329D189',
    },
    'request-id': 'N4N7GDK58NMKJ12R',
    requester: '111122223333',
    'source-ip-address': '192.0.2.1',
    reason: 'PutObject',
  });

/** What a pipe from a DynamoDB stream puts on a bus. @param image in DynamoDB's own JSON */
export const pipedRecord = (image: Record<string, unknown>) =>
  envelope(
    'luyue.deals',
    'Record of the deals table',
    'arn:aws:dynamodb:us-east-1:111122223333:table/deals',
    {
      eventID: 'c81e728d9d4c2f636f067f89cc14862c',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: 1_793_491_200,
        Keys: { pk: { S: 'DEAL#1' }, sk: { S: 'EVENT#1' } },
        NewImage: image,
        SequenceNumber: '111',
        SizeBytes: 26,
        StreamViewType: 'NEW_IMAGE',
      },
      eventSourceARN: 'arn:aws:dynamodb:us-east-1:111122223333:table/deals/stream/2026-11-01T00:00:00.000',
    },
  );
