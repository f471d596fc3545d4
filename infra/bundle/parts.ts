import { fileURLToPath } from 'node:url';
import type { LeftOut } from './leaveOut.ts';
import type { Replaced } from './replace.ts';

/** Resources of Stripe's API that adapters/stripe calls. */
const STRIPE_RESOURCES =
  'Accounts|AccountLinks|BalanceTransactions|Charges|Checkout/index|Checkout/Sessions|PaymentIntents|Refunds|Transfers';

export const LEFT_OUT: readonly LeftOut[] = [
  {
    files: new RegExp(`^stripe/esm/resources/(?!(${STRIPE_RESOURCES})\\.js$)`),
    because: 'The SDK makes an object for each of the 100 resources of the API, of which nine are called.',
  },
  {
    files: /^stripe\/esm\/resources\.js$/,
    imported: ['OAuthResource'],
    because: 'The list of all resources, for those who extend the SDK.',
  },
  {
    files:
      /^stripe\/esm\/(multipart|net\/FetchHttpClient|crypto\/SubtleCryptoProvider|StripeEventNotificationHandler)\.js$/,
    because:
      "Uploads of files, what stands in for Node's http and crypto elsewhere, and events of the API's v2.",
  },
  {
    files: /^@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    imported: ['EventStreamSerde'],
    because: 'For operations that stream events in their bodies. We call none.',
  },
  {
    files: /^@smithy\/core\/dist-es\/.*\/getInstanceMetadataRegion\.js$/,
    because: 'Asks the metadata service of EC2 for the region. A Lambda is told AWS_REGION.',
  },
  {
    files: /^@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/,
    because: "SHA-256 in JavaScript, where Node's own is missing.",
  },
  {
    files: /^@smithy\/core\/dist-es\/submodules\/retry\/util-retry\/AdaptiveRetryStrategy\.js$/,
    because: 'Retries that slow down all requests of a client. Ours are the standard ones.',
  },
  {
    files: /^@aws-sdk\/core\/dist-es\/.*\/lib\/aws\/partitions\.js$/,
    because: 'All regions of AWS, for the rules of endpoints, which are replaced below.',
  },
  {
    files: /^dom-serializer\//,
    because: 'Writes HTML. We only read it.',
  },
  {
    files: /^nodemailer\//,
    because: 'Speaks SMTP, for one machine. On AWS mails leave by SES and text messages by SNS.',
    says: 'functions on AWS send mails by SES (SMTP_URL=ses:) and text messages by SNS (SMS_ENDPOINT=sns:)',
  },
  {
    files: /^@aws-sdk\/endpoint-cache\//,
    because: 'For AWS_ENABLE_ENDPOINT_DISCOVERY, which DynamoDB does not need.',
  },
];

export const REPLACED: readonly Replaced[] = [
  {
    files: /^@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    by: fileURLToPath(import.meta.resolve('./substitutes/environmentCredentials.ts')),
    because:
      'Sign-in by SSO, profiles, processes, web identity and metadata services: 140 KB that a Lambda never runs.',
  },
  {
    files: /^@smithy\/core\/dist-es\/.*\/loadSharedConfigFiles\.js$/,
    by: fileURLToPath(import.meta.resolve('./substitutes/noConfigFiles.ts')),
    because: 'Reads ~/.aws/config.',
  },
  {
    files: /^stripe\/esm\/Decimal\.js$/,
    by: fileURLToPath(import.meta.resolve('./substitutes/decimalsAsText.ts')),
    because: 'Arithmetic with decimals, of which the SDK makes those in answers.',
  },
  {
    files: /^@aws-sdk\/client-dynamodb\/dist-es\/endpoint\/endpointResolver\.js$/,
    by: fileURLToPath(import.meta.resolve('./substitutes/dynamodbEndpoint.ts')),
    because: 'The rules and the list of partitions of all of AWS.',
  },
];
