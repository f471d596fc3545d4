import * as iam from 'aws-cdk-lib/aws-iam';

/** Text messages go to phone numbers, which are no resources: topics, which are, stay forbidden. */
export function allowSms(grantee: iam.IGrantable): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:*:sns:*:*:*'] }),
  );
}
