/** A refusal of an AWS service. `name` is the service's own code for it. */
export class AwsError extends Error {
  /** As the SDK's errors have it, so that what reads those reads this. */
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string | undefined };

  /** The services' own messages may quote what was sent, and are left behind. */
  constructor(code: string, httpStatusCode: number, requestId?: string) {
    super(code);
    this.name = code;
    this.$metadata = { httpStatusCode, requestId };
  }
}

/** Nobody can tell what came of the request: there was no connection, or no answer in time. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || 'code' in error);

/**
 * A refusal's code: REST services with JSON say it in the header `x-amzn-errortype`, the others in the body, as the JSON
 * and the XML protocols write it; else what the status is called.
 * Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization
 */
export function codeIn(body: string, status: number, errorType = ''): string {
  const [, header] = /^(?:[^,:#]*#)?([^,:#]+)/.exec(errorType) ?? [];
  const [, json] = /"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"/.exec(body) ?? [];
  const [, xml] = /<Code>([^<]+)<\/Code>/.exec(body) ?? [];
  return header ?? json ?? xml ?? STATUS_CODES[status] ?? `Status${status}`;
}

/** For answers without a body, such as those to HEAD. */
const STATUS_CODES: Readonly<Record<number, string>> = {
  403: 'AccessDenied',
  404: 'NotFound',
  412: 'PreconditionFailed',
  503: 'ServiceUnavailable',
};
