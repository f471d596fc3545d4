import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';

/** Lets `grantee` call this very function: the CDK's own grant allows all of its versions and aliases, which we have none of. */
export function allowInvoke(to: lambda.IFunction, grantee: iam.IGrantable): void {
  iam.Grant.addToPrincipal({
    grantee,
    actions: ['lambda:InvokeFunction'],
    resourceArns: [to.functionArn],
  });
}
