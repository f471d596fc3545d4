import type * as z from 'zod/mini';
import { parseTimestamp } from '../timestamp.ts';
import { catchers, type Faults, leaving, present, retriers, template } from './fields.ts';
import type { grammar } from './grammar.ts';
import type {
  ChoiceRule,
  ChoiceState,
  Distributed,
  FailState,
  MapState,
  ParallelState,
  PassState,
  States,
  TaskState,
  WaitState,
} from './machine.ts';
import { argumentIssues, type Offer, parseResource, unserved } from './resource.ts';

type Fields<K extends keyof typeof grammar> = z.infer<(typeof grammar)[K]>;

const invalidResource = { field: 'Resource', code: 'INVALID_RESOURCE' };

export function taskState(
  name: string,
  fields: Fields<'Task'>,
  offer: Offer,
  faults: Faults,
): TaskState | undefined {
  const resource = parseResource(fields.Resource);
  if (!resource) {
    faults.add(`resource '${fields.Resource}' is not supported`, invalidResource);
    return undefined;
  }
  if (resource.kind === 'service') {
    const reason = unserved(resource, offer);
    if (reason) faults.add(`resource '${fields.Resource}' is not supported: ${reason}`, invalidResource);
    for (const issue of argumentIssues(resource, fields.Arguments)) faults.add(issue, { field: 'Arguments' });
  }
  checkHeartbeat(fields, faults);
  return present<TaskState>({
    type: 'Task',
    name,
    resource,
    arguments: template(fields.Arguments, 'Arguments', faults),
    credentials: template(fields.Credentials, 'Credentials', faults),
    timeoutSeconds: template(fields.TimeoutSeconds, 'TimeoutSeconds', faults),
    heartbeatSeconds: template(fields.HeartbeatSeconds, 'HeartbeatSeconds', faults),
    retry: retriers(fields, faults),
    catch: catchers(fields, faults),
    ...leaving(fields, '', faults),
  });
}

function checkHeartbeat(
  { HeartbeatSeconds: beat, TimeoutSeconds: end }: Fields<'Task'>,
  faults: Faults,
): void {
  if (typeof beat === 'number' && typeof end === 'number' && beat >= end) {
    faults.add('HeartbeatSeconds must be smaller than TimeoutSeconds');
  }
}

export function choiceState(name: string, fields: Fields<'Choice'>, faults: Faults): ChoiceState {
  const rules = fields.Choices.map((rule, at): ChoiceRule | undefined => {
    const condition = template(rule.Condition, `Choices[${at}]/Condition`, faults);
    return condition && { condition, ...leaving(rule, `Choices[${at}]/`, faults), next: rule.Next };
  });
  return {
    type: 'Choice',
    name,
    rules: rules.filter((rule) => rule !== undefined),
    otherwise: leaving({ ...fields, Next: fields.Default }, '', faults),
  };
}

export function waitState(name: string, fields: Fields<'Wait'>, faults: Faults): WaitState {
  if ((fields.Seconds === undefined) === (fields.Timestamp === undefined)) {
    faults.add("give exactly one of 'Seconds' and 'Timestamp'");
  }
  const timestamp = template(fields.Timestamp, 'Timestamp', faults);
  if (timestamp && 'constant' in timestamp && parseTimestamp(timestamp.constant) === undefined) {
    faults.add(
      `field 'Timestamp' is no ISO 8601 time with an offset: ${JSON.stringify(timestamp.constant)}`,
      {
        field: 'Timestamp',
      },
    );
  }
  return present<WaitState>({
    type: 'Wait',
    name,
    seconds: template(fields.Seconds, 'Seconds', faults),
    timestamp,
    ...leaving(fields, '', faults),
  });
}

/** `Result` is JSONPath's word for a constant output; it reads the same here, so both are taken. */
export const passState = (name: string, fields: Fields<'Pass'>, faults: Faults): PassState => ({
  ...(fields.Result === undefined ? {} : { output: { constant: fields.Result, source: fields.Result } }),
  ...leaving(fields, '', faults),
  type: 'Pass',
  name,
});

export const failState = (name: string, fields: Fields<'Fail'>, faults: Faults): FailState =>
  present<FailState>({
    type: 'Fail',
    name,
    error: template(fields.Error, 'Error', faults),
    cause: template(fields.Cause, 'Cause', faults),
  });

export const parallelState = (
  name: string,
  fields: Fields<'Parallel'>,
  branches: readonly States[],
  faults: Faults,
): ParallelState =>
  present<ParallelState>({
    type: 'Parallel',
    name,
    branches,
    arguments: template(fields.Arguments, 'Arguments', faults),
    retry: retriers(fields, faults),
    catch: catchers(fields, faults),
    ...leaving(fields, '', faults),
  });

export const mapState = (
  name: string,
  fields: Fields<'Map'>,
  processor: States,
  isDistributed: boolean,
  faults: Faults,
): MapState =>
  present<MapState>({
    type: 'Map',
    name,
    processor,
    distributed: isDistributed ? distributed(name, fields, faults) : inline(fields, faults),
    items: template(fields.Items, 'Items', faults),
    itemSelector: template(fields.ItemSelector, 'ItemSelector', faults),
    maxConcurrency: template(fields.MaxConcurrency, 'MaxConcurrency', faults),
    toleratedFailureCount: template(fields.ToleratedFailureCount, 'ToleratedFailureCount', faults),
    toleratedFailurePercentage: template(
      fields.ToleratedFailurePercentage,
      'ToleratedFailurePercentage',
      faults,
    ),
    retry: retriers(fields, faults),
    catch: catchers(fields, faults),
    ...leaving(fields, '', faults),
  });

/** Without a Label AWS makes one up. */
function distributed(
  name: string,
  { Label, ItemBatcher: batcher }: Fields<'Map'>,
  faults: Faults,
): Distributed {
  const label = Label ?? (name.replace(/[^A-Za-z0-9]/g, '').slice(0, 40) || 'Map');
  if (!batcher) return { label };
  if (batcher.MaxItemsPerBatch === undefined && batcher.MaxInputBytesPerBatch === undefined) {
    faults.add("ItemBatcher must give 'MaxItemsPerBatch' or 'MaxInputBytesPerBatch'");
  }
  const field = (key: keyof typeof batcher) => template(batcher[key], `ItemBatcher/${key}`, faults);
  return {
    label,
    batcher: present<NonNullable<Distributed['batcher']>>({
      maxItems: field('MaxItemsPerBatch'),
      maxBytes: field('MaxInputBytesPerBatch'),
      input: field('BatchInput'),
    }),
  };
}

function inline(fields: Fields<'Map'>, faults: Faults): undefined {
  for (const key of ['Label', 'ItemBatcher'] as const) {
    if (fields[key] !== undefined) faults.add(`field '${key}' belongs to distributed maps`, { field: key });
  }
}
