/** How a task goes on once its call has been made. */
export type Pattern = 'response' | 'token' | 'sync' | 'sync2';

/** An integration of Step Functions: an action of an AWS service, optimised or through its SDK. */
export interface ServiceResource {
  readonly kind: 'service';
  /** As the resource's ARN spells it: `dynamodb`, `events`, `eventbridge`, `sfn`, … */
  readonly service: string;
  readonly action: string;
  readonly sdk: boolean;
  readonly pattern: Pattern;
}

const suffixes: Readonly<Record<Pattern, string>> = {
  response: '',
  token: '.waitForTaskToken',
  sync: '.sync',
  sync2: '.sync:2',
};
const patterns = new Map<string, Pattern>([
  ['', 'response'],
  ['.waitForTaskToken', 'token'],
  ['.sync', 'sync'],
  ['.sync:2', 'sync2'],
]);

/** The optimised integrations the engine knows, with the patterns AWS offers for each. */
const optimised: ReadonlyMap<string, readonly Pattern[]> = new Map([
  ['lambda:invoke', ['response', 'token']],
  ['dynamodb:getItem', ['response']],
  ['dynamodb:putItem', ['response']],
  ['dynamodb:updateItem', ['response']],
  ['dynamodb:deleteItem', ['response']],
  ['events:putEvents', ['response', 'token']],
  ['states:startExecution', ['response', 'token', 'sync', 'sync2']],
]);

const integration =
  /^arn:[^:]+:states:::(aws-sdk:)?([a-z0-9]+):([A-Za-z0-9]+)(|\.waitForTaskToken|\.sync|\.sync:2)$/;

/** The integration a resource ARN names, or undefined when Step Functions or the engine has none such. */
export function parseService(arn: string): ServiceResource | undefined {
  const [, sdk, service = '', action = '', suffix = ''] = integration.exec(arn) ?? [];
  const pattern = patterns.get(suffix);
  if (!pattern || action === '') return undefined;
  const offered = sdk ? sdkPatterns : optimised.get(`${service}:${action}`);
  return offered?.includes(pattern)
    ? { kind: 'service', service, action, sdk: sdk !== undefined, pattern }
    : undefined;
}

const sdkPatterns: readonly Pattern[] = ['response', 'token'];

/** What history events call it: `resourceType` and `resource`. */
export const historyNames = ({ service, action, sdk, pattern }: ServiceResource) => ({
  resourceType: sdk ? `aws-sdk:${service}` : service,
  resource: `${action}${suffixes[pattern]}`,
});

/** Who answers: the engine itself, the host's `invoke`, or one of the host's integrations, by its name. */
export function servedBy({ service, sdk }: ServiceResource): 'engine' | 'invoke' | { host: string } {
  if (service === (sdk ? 'sfn' : 'states')) return 'engine';
  if (service === 'lambda' && !sdk) return 'invoke';
  return { host: hostNames.get(service) ?? service };
}

/** The action as the service's own API names it. */
export const actionName = ({ action }: ServiceResource): string =>
  `${action[0]?.toUpperCase()}${action.slice(1)}`;

/** The optimised integration and the SDK have two names for one service. */
const hostNames = new Map([['eventbridge', 'events']]);
