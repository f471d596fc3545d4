import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { grantKey } from './grantKey.ts';
import { logAccess } from './logAccess.ts';

export interface BucketsProps {
  readonly config: StageConfig;
  readonly key: kms.IKey;
}

/** Where files are: evidence, which nobody can change or delete; case files, which wait a day to be fetched. */
export class Buckets extends Construct {
  readonly evidence: s3.Bucket;
  readonly caseFiles: s3.Bucket;
  readonly #key: kms.IKey;

  constructor(scope: Construct, id: string, { config, key }: BucketsProps) {
    super(scope, id);
    const removalPolicy = config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const closed = {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy,
    };
    const accessLogs = new s3.Bucket(this, 'AccessLogs', {
      ...closed,
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(config.logRetentionDays) }],
    });
    const logged = { ...closed, encryptionKey: key, bucketKeyEnabled: true };
    this.#key = key;
    this.evidence = new s3.Bucket(this, 'Evidence', {
      ...logged,
      versioned: true,
      // Each file is locked as it arrives (functions/events/evidenceUploaded.ts).
      objectLockEnabled: true,
      // The console sends files from the browser, and draws pictures that were handed in.
      cors: [
        {
          allowedMethods: [s3.HttpMethods.PUT, s3.HttpMethods.GET],
          allowedOrigins: [`https://${config.context.domainName ?? '*.cloudfront.net'}`],
          allowedHeaders: ['content-type', 'if-none-match', 'x-amz-*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    this.caseFiles = new s3.Bucket(this, 'CaseFiles', {
      ...logged,
      lifecycleRules: [
        { expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    tellBus(this.evidence);
    logAccess(this.evidence, accessLogs, 'evidence/');
    logAccess(this.caseFiles, accessLogs, 'case-files/');
  }

  /** Put and read evidence, also by the addresses that a function signs. */
  allowEvidence(grantee: iam.IGrantable): void {
    this.#allow(
      grantee,
      this.evidence,
      ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
      'evidence/*',
    );
  }

  /** Lock a version of evidence for a while; there is no right to unlock one. */
  allowLocking(grantee: iam.IGrantable): void {
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['s3:PutObjectRetention'],
      resourceArns: [this.evidence.arnForObjects('evidence/*')],
    });
  }

  allowCaseFiles(grantee: iam.IGrantable): void {
    this.#allow(grantee, this.caseFiles, ['s3:GetObject', 's3:PutObject'], 'case-files/*');
  }

  /** `ListBucket` makes S3 say of a missing file that it is missing, and not that it is forbidden. */
  #allow(grantee: iam.IGrantable, bucket: s3.Bucket, actions: readonly string[], files: string): void {
    iam.Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [bucket.arnForObjects(files)] });
    iam.Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [bucket.bucketArn] });
    grantKey(this.#key, grantee, 's3');
  }
}

/** What happens in `bucket` is told to EventBridge: the bucket's own setting, where the CDK would deploy a function of its own. */
function tellBus(bucket: s3.Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof s3.CfnBucket)) throw new Error(`${bucket.node.path} is no bucket of this stack`);
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
