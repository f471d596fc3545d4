import { drawHex, drawUuid } from '../draws.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Run } from './run.ts';

/** What `lambda:invoke` gives as its result: the payload inside the SDK's view of the HTTP response. */
export function lambdaResponse(run: Run, payload: Json): JsonObject {
  const requestId = drawUuid(run.draws);
  const trace = drawHex(run.draws, 40);
  const headers = {
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-Remapped-Content-Length': '0',
    Connection: 'keep-alive',
    'x-amzn-RequestId': requestId,
    'Content-Length': String(Buffer.byteLength(JSON.stringify(payload))),
    Date: new Date(run.world.nowMs).toUTCString(),
    'X-Amzn-Trace-Id': `Root=1-${trace.slice(0, 8)}-${trace.slice(8, 32)};Parent=${trace.slice(24)};Sampled=0`,
    'Content-Type': 'application/json',
  };
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: 200,
  };
}
