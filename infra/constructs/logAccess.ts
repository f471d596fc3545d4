import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** Who asked for what in `bucket` is written into `logs`; S3 may write there for this bucket and for no other. */
export function logAccess(bucket: s3.Bucket, logs: s3.Bucket, prefix: string): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof s3.CfnBucket)) throw new Error(`${bucket.node.path} is no bucket of this stack`);
  resource.loggingConfiguration = { destinationBucketName: logs.bucketName, logFilePrefix: prefix };
  logs.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [logs.arnForObjects(`${prefix}*`)],
      conditions: {
        StringEquals: { 'aws:SourceAccount': bucket.stack.account },
      },
    }),
  );
}
