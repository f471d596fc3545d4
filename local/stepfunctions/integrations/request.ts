import { type Draws, drawUuid } from '../draws.ts';
import type { Request } from '../interpreter/event.ts';
import type { Identity } from '../interpreter/execution.ts';
import { StateFault } from '../interpreter/stateFault.ts';
import type { Json, JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { lowerNames } from './casing.ts';
import { actionName, type ServiceResource, servedBy } from './catalog.ts';
import { invocation } from './lambda.ts';

interface Asking {
  readonly stateName: string;
  readonly identity: Identity;
  readonly draws: Draws;
}

/** The call a task's arguments come to. @throws StateFault when they cannot be a call's */
export function requestOf(resource: ServiceResource, parameters: Json, asking: Asking): Request {
  const by = servedBy(resource);
  if (by === 'invoke') return invocation(asking.stateName, parameters);
  if (!isJsonObject(parameters)) {
    throw new StateFault('States.Runtime', `The arguments of state '${asking.stateName}' must be an object.`);
  }
  if (by === 'engine') return engineRequest(resource, parameters, asking);
  return {
    kind: 'service',
    service: by.host,
    action: resource.action,
    parameters: resource.service === 'events' ? withOrigin(parameters, asking.identity) : parameters,
    requestId: drawUuid(asking.draws),
  };
}

/** Texts of Step Functions' own API that may be given as JSON, which Step Functions then writes out. */
const jsonTexts = ['input', 'output', 'definition'];

function engineRequest(resource: ServiceResource, parameters: JsonObject, { draws }: Asking): Request {
  const body = lowerNames(parameters);
  for (const name of jsonTexts) {
    if (body[name] !== undefined && typeof body[name] !== 'string') body[name] = JSON.stringify(body[name]);
  }
  const action = actionName(resource);
  if (action === 'StartExecution') body.name ??= drawUuid(draws);
  const watched = resource.pattern === 'sync' || resource.pattern === 'sync2';
  return { kind: 'engine', action, body, ...(watched ? { watched } : {}) };
}

/** The optimised `events:putEvents` writes a detail out as text and says who sent the event. */
function withOrigin(parameters: JsonObject, identity: Identity): JsonObject {
  const { Entries: entries } = parameters;
  if (!Array.isArray(entries)) return parameters;
  const origin = [identity.arn, identity.machineArn];
  return {
    ...parameters,
    Entries: entries.map((entry) => (isJsonObject(entry) ? sent(entry, origin) : entry)),
  };
}

function sent(entry: JsonObject, origin: Json[]): JsonObject {
  const { Detail: detail, Resources: resources } = entry;
  return {
    ...entry,
    ...(detail === undefined || typeof detail === 'string' ? {} : { Detail: JSON.stringify(detail) }),
    Resources: [...(Array.isArray(resources) ? resources : []), ...origin],
  };
}
