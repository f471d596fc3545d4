import type { Draws } from '../draws.ts';
import type { Request } from '../interpreter/event.ts';
import { StateFault } from '../interpreter/stateFault.ts';
import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { capitalMembers, capitalNames } from './casing.ts';
import type { ServiceResource } from './catalog.ts';
import { jsonServiceMetadata } from './httpMetadata.ts';
import { lambdaResponse } from './lambda.ts';

interface Answering {
  readonly request: Request;
  readonly draws: Draws;
  readonly nowMs: number;
}

/**
 * The result of a service's answer as the integration gives it.
 * @throws StateFault when `events:putEvents` could not send every event
 */
export function responseOf(
  resource: ServiceResource,
  answer: Json,
  { request, draws, nowMs }: Answering,
): Json {
  const { service, sdk } = resource;
  if (request.kind === 'function') return lambdaResponse(request, answer, draws, nowMs);
  if (!isJsonObject(answer)) return answer;
  const { $metadata: _, ...members } = answer;
  if (service === 'sfn') return capitalMembers(dated(members));
  if (sdk) return capitalNames(members);
  const body = service === 'states' ? capitalMembers(members) : capitalNames(members);
  if (!isJsonObject(body)) return body;
  if (service === 'events' && typeof body.FailedEntryCount === 'number' && body.FailedEntryCount > 0) {
    throw new StateFault('EventBridge.FailedEntry', JSON.stringify(body));
  }
  return { ...body, ...jsonServiceMetadata(service, body, draws, nowMs) };
}

/** Dates are ISO text through the SDK integration, whereas the API sends epoch seconds. */
function dated(value: Json): Json {
  if (Array.isArray(value)) return value.map(dated);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'number' && (name === 'timestamp' || name.endsWith('Date'))
        ? new Date(Math.round(member * 1000)).toISOString()
        : dated(member),
    ]),
  );
}
