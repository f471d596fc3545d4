import type { ServiceResource } from './catalog.ts';

/** What a service said when it refused a call. */
export interface ServiceException {
  readonly name: string;
  readonly message: string;
  readonly statusCode?: number;
  readonly requestId?: string;
}

/** What Step Functions puts before a service's error names; each SDK for Java spells services its own way. */
const optimisedPrefix = new Map([
  ['dynamodb', 'DynamoDB'],
  ['events', 'EventBridge'],
  ['states', 'StepFunctions'],
]);
const sdkPrefix = new Map([
  ['dynamodb', 'DynamoDb'],
  ['eventbridge', 'EventBridge'],
]);
/** What the first SDK for Java, behind the optimised integrations, calls the service in its messages. */
const serviceNames = new Map([
  ['dynamodb', 'AmazonDynamoDBv2'],
  ['events', 'AmazonCloudWatchEvents'],
  ['states', 'AWSStepFunctions'],
]);
/** Errors DynamoDB's model does not name come as the service's general exception. */
const unnamed = new Set(['ValidationException', 'UnrecognizedClientException', 'SerializationException']);
const generalException = new Map([
  ['DynamoDB', 'AmazonDynamoDBException'],
  ['DynamoDb', 'DynamoDbException'],
]);

const capitalised = (word: string): string => `${word[0]?.toUpperCase()}${word.slice(1)}`;

const prefixOf = ({ service, sdk }: ServiceResource): string =>
  (sdk ? sdkPrefix : optimisedPrefix).get(service) ?? capitalised(service);

/** The SDKs for Java end every exception's name in the same word. */
const exceptionName = (name: string): string => (name.endsWith('Exception') ? name : `${name}Exception`);

/** A service's exception under the name and in the words Step Functions gives it. */
export function serviceFailure(
  resource: ServiceResource,
  thrown: ServiceException,
  newRequestId: () => string,
): { error: string; cause: string } {
  const prefix = prefixOf(resource);
  const general = unnamed.has(thrown.name) ? generalException.get(prefix) : undefined;
  const { statusCode = 400, requestId = newRequestId() } = thrown;
  const where = resource.sdk
    ? `Service: ${prefix}, Status Code: ${statusCode}, Request ID: ${requestId}`
    : `Service: ${serviceNames.get(resource.service)}; Status Code: ${statusCode}; Error Code: ${thrown.name}; Request ID: ${requestId}; Proxy: null`;
  return {
    error: `${prefix}.${general ?? exceptionName(thrown.name)}`,
    cause: `${thrown.message} (${where})`,
  };
}
