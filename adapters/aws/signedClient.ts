import { text } from 'node:stream/consumers';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Sha256 } from '@smithy/core/checksum';
import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';
import { AwsError, codeIn } from './awsError.ts';
import { type AwsRequest, toHttp, toUrl } from './httpRequest.ts';
import { makeRetries } from './retries.ts';

export interface SignedClientConfig {
  /** As signatures name it: `s3`, `states`. */
  readonly service: string;
  /** Where the service is in a region, such as `https://states.eu-west-1.amazonaws.com`; without a slash at the end. */
  readonly address: (region: string) => string;
  /** AWS's own settings decide when absent. */
  readonly region?: string;
  /** AWS's own chain of sources decides when absent. */
  readonly credentials?: AwsCredentialIdentity;
  readonly maxAttempts: number;
  readonly timeouts: NodeHttpHandlerOptions;
}

export interface AwsAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface SignedClient {
  /** @throws AwsError when the service refuses; what Node throws when it does not answer */
  send(request: AwsRequest): Promise<AwsAnswer>;
  /** An address that carries the signature of `request`, good for so many seconds; its headers are to be sent along. */
  presign(request: AwsRequest, seconds: number): Promise<string>;
}

/** The bytes come later, from somebody else. */
const UNSEEN_BODY = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };

/**
 * Requests to an AWS service, signed, sent and tried again by the parts of which AWS's own SDK is built, without the
 * SDK's model of the service: that of S3 alone weighs as much as all our own code in a function.
 */
export function makeSignedClient(config: SignedClientConfig): SignedClient {
  const region = regionOf(config);
  const signer = new SignatureV4({
    service: config.service,
    region,
    credentials: config.credentials ?? defaultProvider(),
    sha256: Sha256,
    // S3 signs a path as it is sent; all others encode it once more.
    uriEscapePath: config.service !== 's3',
  });
  const handler = new NodeHttpHandler(config.timeouts);
  const withRetries = makeRetries(config.maxAttempts);
  const toService = async (request: AwsRequest) => toHttp(config.address(await region()), request);
  const sendOnce = async (request: AwsRequest): Promise<AwsAnswer> => {
    const signed = await signer.sign(traced(await toService(request)));
    const { response } = await handler.handle(HttpRequest.clone(signed));
    if (response.statusCode < 300) return { headers: response.headers, body: response.body };
    throw await refusal(response);
  };
  return {
    send: (request) => (isOnce(request) ? sendOnce(request) : withRetries(() => sendOnce(request))),
    presign: async (request, seconds) => {
      const named = new Set(['host', ...Object.keys(request.headers ?? {})]);
      const promised = await toService({ ...request, headers: { ...request.headers, ...UNSEEN_BODY } });
      const signing = { expiresIn: seconds, signableHeaders: named, unhoistableHeaders: named };
      return toUrl(await signer.presign(promised, signing));
    },
  };
}

function regionOf({ region }: SignedClientConfig): () => Promise<string> {
  return region === undefined
    ? loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS)
    : async () => region;
}

const isOnce = ({ body }: AwsRequest): boolean =>
  body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);

/** In a Lambda the trace goes on in what it calls, and AWS can tell when functions call each other for ever. */
function traced(request: HttpRequest): HttpRequest {
  const { AWS_LAMBDA_FUNCTION_NAME: name, _X_AMZN_TRACE_ID: trace } = process.env;
  if (name !== undefined && trace !== undefined) request.headers['x-amzn-trace-id'] = trace;
  return request;
}

type Response = Awaited<ReturnType<NodeHttpHandler['handle']>>['response'];

async function refusal({ statusCode, headers, body }: Response): Promise<AwsError> {
  const requestId = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
  const code = codeIn(await text(body), statusCode, headers['x-amzn-errortype']);
  return new AwsError(code, statusCode, requestId);
}
