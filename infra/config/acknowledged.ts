/** A finding of cdk-nag that stands, and why nothing is to be done about it. */
export interface Acknowledgment {
  /** Of the rule, with the finding in brackets where it makes several of one resource. */
  readonly rule: RegExp;
  /** The resources, by their place below `Luyue-<stage>-`. */
  readonly at: RegExp;
  readonly reason: string;
}

const FUNCTION_ROLE =
  /^((Api|Identity|Workflows)\/\w+|Events\/(\w+)Listener\/\3)\/Role\/DefaultPolicy\/Resource$/;
const MACHINE_ROLE = /^Workflows\/\w+\/Machine\/Role\/DefaultPolicy\/Resource$/;

export const ACKNOWLEDGED: readonly Acknowledgment[] = [
  {
    rule: /^AwsSolutions-SMG4$/,
    at: /^Data\/Secrets\/stripe-(secret-key|webhook-secret)\//,
    reason:
      'Stripe issues these two and renews them at its own end. A function that could renew them here would have to hold a key that makes keys.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    at: /^Data\/Secrets\/case-file-key\//,
    reason:
      'Case files of years ago are verified by its public half, so that half has to be published before the key is replaced (docs/case-file.md): a decision, and not something for a schedule.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    at: /^Front\/Edge\/ToApi\/Key\//,
    reason:
      'CloudFront and the API’s stage take a new value only when they are deployed; changed between deployments it would shut everybody out. It opens nothing by itself: every route still asks for its own key, token or signature.',
  },
  {
    rule: /^AwsSolutions-CFR1$/,
    at: /^Front\/Edge\/Distribution\//,
    reason:
      'Creators answer from wherever they travel, and brands from every country. Who may come in is decided by keys, tokens and signatures.',
  },
  {
    rule: /^AwsSolutions-CFR3$/,
    at: /^Front\/Edge\/Distribution\//,
    reason:
      'Its log would keep the addresses of links, which are as good as keys and of which only a hash may be kept. The API’s own log says who asked for what, by route.',
  },
  {
    rule: /^AwsSolutions-CFR4$/,
    at: /^Front\/Edge\/Distribution\//,
    reason:
      'Only where the context names no domain: the certificate of *.cloudfront.net comes with its own choice of TLS versions. With a domain it is TLS 1.2 at least, and browsers are told to come by TLS only.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: FUNCTION_ROLE,
    reason: 'xray:PutTraceSegments and PutTelemetryRecords: X-Ray has no resources that could be named.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: MACHINE_ROLE,
    reason:
      'X-Ray, and the log delivery of Step Functions, whose calls have no resources to name: AWS documents both statements as they stand.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws[\w-]*:states:.*:execution:[^:]*dispute[^:]*:\*\]$/,
    at: MACHINE_ROLE,
    reason:
      'The executions of one machine, whose names are the disputes’: a deal’s machine waits for its own dispute, and stops it with itself.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws[\w-]*:states:.*:execution:luyue-\w+-(collaboration|dispute):\*\]$/,
    at: FUNCTION_ROLE,
    reason:
      'The executions of one machine, whose names are the deals’ and disputes’: which of them an operator restarts or looks into is known only then.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*Evidence.*\/evidence\/\*\]$/,
    at: FUNCTION_ROLE,
    reason:
      'Files of one bucket below one prefix, to put and get: their names are ids made at the upload. Nobody may delete one.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::.*CaseFiles.*\/case-files\/\*\]$/,
    at: FUNCTION_ROLE,
    reason: 'Files of one bucket below one prefix, named by deal; the bucket forgets them after a day.',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    at: /^Api\/Routes\//,
    reason:
      'Routes whose address carries a token of 256 bits, whose body is signed, or that are public: infra/constructs/routes.ts says of each kind why, refuses any other, and a test lists them one by one.',
  },
  {
    rule: /^(AwsSolutions-SQS3|Serverless-SQSRedrivePolicy)$/,
    at: /DeadLetters\/Queue\//,
    reason:
      'It is a queue of dead letters. What lies in it raises an alarm, and nobody takes from it but a person.',
  },
  {
    rule: /^Serverless-LambdaDLQ$/,
    at: /^Events\/(\w+)Listener\/\1\/Function\//,
    reason:
      'It has an on-failure destination, which keeps the error beside the event, where a queue of the function’s own would keep the event alone.',
  },
  {
    rule: /^Serverless-LambdaDLQ$/,
    at: /^(Api|Workflows|Identity)\//,
    reason:
      'Somebody waits for its answer (API Gateway, Step Functions, Cognito) and hears of every failure; Lambda sends to such a queue only what nobody waited for.',
  },
  {
    rule: /^Serverless-SNSRedrivePolicy$/,
    at: /^Observability\/Alarms\/Topic\//,
    reason:
      'SNS tries a mail for six hours; after that it is no news any more. The alarm itself stays raised in CloudWatch and on the dashboard, where a queue would only keep it out of sight.',
  },
];
