import type * as z from 'zod/mini';
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

/** Parses an action's body. @throws AwsError ValidationException naming each wrong field */
export function parseBody<T extends z.ZodMiniType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `Value at '${path.join('.')}': ${message}`);
  throw new AwsError(
    'ValidationException',
    `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${issues.join('; ')}`,
  );
}

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
    return response(400, {
      __type: `com.amazonaws.swf.service.v2.model#${error.name}`,
      message: error.message,
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
