import { actionName, parseService, type ServiceResource, servedBy } from '../integrations/catalog.ts';
import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Resource } from './machine.ts';

const plainFunction = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;

/** The Task resource, or undefined when the engine has no such integration. */
export function parseResource(arn: string): Resource | undefined {
  return plainFunction.test(arn) ? { kind: 'function', arn } : parseService(arn);
}

interface Arguments {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const written = ['ReturnConsumedCapacity', 'ReturnItemCollectionMetrics', 'ReturnValues'];
const conditional = ['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'];
const legacy = ['ConditionalOperator', 'Expected'];

/** What each optimised integration takes; others are refused by AWS when the definition is created. */
const optimised: ReadonlyMap<string, Arguments> = new Map([
  [
    'lambda:invoke',
    {
      required: ['FunctionName'],
      optional: ['Payload', 'Qualifier', 'InvocationType', 'ClientContext', 'LogType'],
    },
  ],
  ['states:startExecution', { required: ['StateMachineArn'], optional: ['Input', 'Name', 'TraceHeader'] }],
  ['events:putEvents', { required: ['Entries'], optional: [] }],
  [
    'dynamodb:getItem',
    {
      required: ['TableName', 'Key'],
      optional: [
        'AttributesToGet',
        'ConsistentRead',
        'ExpressionAttributeNames',
        'ProjectionExpression',
        'ReturnConsumedCapacity',
      ],
    },
  ],
  [
    'dynamodb:putItem',
    { required: ['TableName', 'Item'], optional: [...written, ...conditional, ...legacy] },
  ],
  [
    'dynamodb:deleteItem',
    { required: ['TableName', 'Key'], optional: [...written, ...conditional, ...legacy] },
  ],
  [
    'dynamodb:updateItem',
    {
      required: ['TableName', 'Key'],
      optional: ['UpdateExpression', 'AttributeUpdates', ...written, ...conditional, ...legacy],
    },
  ],
]);

const invocationTypes: readonly Json[] = ['RequestResponse', 'Event', 'DryRun'];

/** What is wrong with an integration's arguments; a single expression is only known when it runs. */
export function argumentIssues(resource: ServiceResource, given: Json | undefined): string[] {
  if (typeof given === 'string' && given.startsWith('{%')) return [];
  const name = `${resource.service}:${resource.action}`;
  const known = resource.sdk ? { required: [], optional: undefined } : optimised.get(name);
  if (!known) return [];
  const names = isJsonObject(given) ? Object.keys(given) : [];
  const issues = names
    .filter((key) => known.optional && ![...known.required, ...known.optional].includes(key))
    .map((key) => `argument '${key}' of ${name} is not supported`);
  for (const key of known.required) {
    if (!names.includes(key)) issues.push(`Arguments must give the ${key}`);
  }
  return [...issues, ...typeIssues(name, given)];
}

function typeIssues(name: string, given: Json | undefined): string[] {
  const type = isJsonObject(given) ? given.InvocationType : undefined;
  if (name !== 'lambda:invoke' || type === undefined || invocationTypes.includes(type)) return [];
  return typeof type === 'string' && type.startsWith('{%')
    ? []
    : [`InvocationType ${JSON.stringify(type)} is not supported`];
}

/** What can be called besides functions. */
export interface Offer {
  /** The host's integrations, by name. */
  readonly services: ReadonlySet<string>;
  /** The actions of the engine's own API. */
  readonly actions: ReadonlySet<string>;
}

/** Why nobody would answer the call, if nobody would. */
export function unserved(resource: ServiceResource, { services, actions }: Offer): string | undefined {
  const by = servedBy(resource);
  if (by === 'engine') {
    const action = actionName(resource);
    return actions.has(action) ? undefined : `the engine has no action ${action}`;
  }
  if (by === 'invoke' || services.has(by.host)) return undefined;
  return `the host gives no integration '${by.host}'`;
}
