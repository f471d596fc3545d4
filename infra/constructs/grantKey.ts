import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** What a caller of a service needs of the key that the service encrypts with, for nothing but calls of that service. */
const ACTIONS = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** Lets `grantee` use `key` through one service and in no other way. */
export function grantKey(key: kms.IKey, grantee: iam.IGrantable, service: string): void {
  const host = `${service}.${Stack.of(key).region}.amazonaws.com`;
  grantee.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      actions: ACTIONS,
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': host } },
    }),
  );
}
