import { describe, expect, test } from 'vitest';
import { tableDefinitions } from '../../../adapters/dynamodb/tables.ts';
import { ofType, referredBy, templatesOf } from '../synth.ts';

const tables = () => ofType(templatesOf('prod'), 'AWS::DynamoDB::GlobalTable');
const buckets = () => ofType(templatesOf('prod'), 'AWS::S3::Bucket');
const OUR_KEY = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };
const sorted = (attributes: readonly { AttributeName?: string | undefined }[] | undefined) =>
  [...(attributes ?? [])].sort((a, b) => String(a.AttributeName).localeCompare(String(b.AttributeName)));

describe('the tables', () => {
  const names = { dealsTable: 'luyue-prod-deals', ledgerTable: 'luyue-prod-ledger' };

  test('are those that the one-machine mode creates', () => {
    const asCreated = tableDefinitions(names).map(({ table, timeToLiveAttribute }) => ({
      TableName: table.TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: table.KeySchema,
      AttributeDefinitions: sorted(table.AttributeDefinitions),
      LocalSecondaryIndexes: table.LocalSecondaryIndexes,
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
      stream: table.StreamSpecification?.StreamViewType,
      timeToLive: timeToLiveAttribute,
    }));
    const asDeployed = tables().map(({ properties }) => {
      const { StreamSpecification: stream, TimeToLiveSpecification: timeToLive } = properties;
      const { TableName, BillingMode, KeySchema, AttributeDefinitions } = properties;
      const { LocalSecondaryIndexes, GlobalSecondaryIndexes } = properties;
      return {
        ...{ TableName, BillingMode, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes },
        AttributeDefinitions: sorted(Object(AttributeDefinitions)),
        stream: Object(stream).StreamViewType,
        timeToLive: Object(timeToLive).AttributeName,
      };
    });
    expect(asDeployed).toEqual(asCreated);
  });

  test('can be taken back to any second, cannot be deleted, and are encrypted with our key', () => {
    for (const { properties } of tables()) {
      expect(properties).toMatchObject({
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            SSESpecification: { KMSMasterKeyId: OUR_KEY },
          },
        ],
      });
    }
  });
});

describe('each key', () => {
  test('is renewed every year', () => {
    const keys = ofType(templatesOf('prod'), 'AWS::KMS::Key').map(({ properties }) => properties);
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(key).toMatchObject({ EnableKeyRotation: true });
  });
});

describe('the buckets', () => {
  test('are closed to the public, and keep no object readable by an ACL of somebody else', () => {
    const open = buckets().filter(({ properties }) => {
      const blocked = Object(properties.PublicAccessBlockConfiguration);
      const ways = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
      return ways.some((way) => blocked[way] !== true);
    });
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  test('are spoken to over TLS only', () => {
    const policies = ofType(templatesOf('prod'), 'AWS::S3::BucketPolicy');
    const refusing = policies.filter(({ properties }) =>
      Object(properties.PolicyDocument).Statement.some(
        (statement: Record<string, unknown>) =>
          statement.Effect === 'Deny' &&
          JSON.stringify(statement.Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      ),
    );
    const closed = refusing.map(
      ({ stack, properties }) => referredBy(templatesOf('prod'), stack, properties.Bucket).id,
    );
    expect(closed.sort()).toEqual(
      buckets()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('of evidence keeps every version, and has Object Lock; that of case files forgets after a day', () => {
    const [, evidence, caseFiles] = buckets();
    const encrypted = {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: OUR_KEY } },
      ],
    };
    expect(evidence?.properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      // Whatever an upload's headers are to be, browsers have to be let send; and the console draws pictures.
      CorsConfiguration: {
        CorsRules: [
          { AllowedMethods: ['PUT', 'GET'], AllowedHeaders: ['content-type', 'if-none-match', 'x-amz-*'] },
        ],
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LoggingConfiguration: { LogFilePrefix: 'evidence/' },
      BucketEncryption: encrypted,
    });
    // With a retention of the bucket's own, S3 takes no upload that announces no hash.
    expect(evidence?.properties).not.toHaveProperty('ObjectLockConfiguration');
    expect(caseFiles?.properties).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }] },
      BucketEncryption: encrypted,
    });
    expect(caseFiles?.properties).not.toHaveProperty('ObjectLockEnabled');
  });
});

describe('the secrets', () => {
  test('are encrypted with our key, and no template has a value', () => {
    const all = ofType(templatesOf('prod'), 'AWS::SecretsManager::Secret');
    for (const { properties } of all) expect(properties).not.toHaveProperty('SecretString');
    const secrets = all.filter(({ stack }) => stack === 'Data');
    expect(secrets.map(({ properties }) => properties.Name)).toEqual([
      'luyue-prod-stripe-secret-key',
      'luyue-prod-stripe-webhook-secret',
      'luyue-prod-case-file-key',
    ]);
    for (const { properties } of secrets) {
      expect(properties).toMatchObject({ KmsKeyId: OUR_KEY, GenerateSecretString: {} });
    }
  });
});
