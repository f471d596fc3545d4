import { AwsError } from '../errors.ts';

export interface WireRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const contentType = 'application/x-amz-json-1.0';
const target = /^AWSStepFunctions\.(\w+)$/;

/** Every other exception is a 400 (the API reference names these two). */
const statusOf: ReadonlyMap<string, number> = new Map([
  ['ServiceQuotaExceededException', 402],
  ['ConflictException', 409],
]);

/** JSON 1.0: the action in a header, one JSON object each way, errors as `__type` and `message`. */
export async function handleRequest(
  request: WireRequest,
  call: (action: string, body: unknown) => Promise<unknown>,
): Promise<WireResponse> {
  try {
    const action = target.exec(header(request, 'x-amz-target') ?? '')?.[1];
    if (action === undefined) throw new AwsError('UnknownOperationException', 'X-Amz-Target names no action');
    return response(200, await call(action, parseText(request.body)));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return response(statusOf.get(error.name) ?? 400, {
      __type: `com.amazonaws.swf.service.v2.model#${error.name}`,
      message: error.message,
      ...(error.reason === undefined ? {} : { reason: error.reason }),
    });
  }
}

const response = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': contentType },
  body: JSON.stringify(body),
});

function header({ headers }: WireRequest, name: string): string | undefined {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : headers[found];
}

function parseText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON');
  }
}
