import { type Draws, drawUuid } from '../draws.ts';
import type { JsonObject } from '../json.ts';

/** What the optimised integrations add to a service's answer: the view of the HTTP response Java's SDK gives. */
export function httpMetadata(headers: Record<string, string>, requestId: string, status = 200): JsonObject {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

const contentTypes = new Map([['events', 'application/x-amz-json-1.1']]);

/** The headers of the AWS JSON services, as those of `service` send them. */
export function jsonServiceMetadata(
  service: string,
  body: JsonObject,
  draws: Draws,
  nowMs: number,
): JsonObject {
  const requestId = drawUuid(draws);
  const headers = {
    ...(service === 'dynamodb' ? { Server: 'Server', 'x-amz-crc32': '0' } : {}),
    ...(service === 'events' ? {} : { Connection: 'keep-alive' }),
    'x-amzn-RequestId': requestId,
    'Content-Length': String(Buffer.byteLength(JSON.stringify(body))),
    Date: new Date(nowMs).toUTCString(),
    'Content-Type': contentTypes.get(service) ?? 'application/x-amz-json-1.0',
  };
  return httpMetadata(headers, requestId);
}
