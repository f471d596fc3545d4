import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AwsAnswer, SignedClientConfig } from '../aws/signedClient.ts';
import { makeSignedClient } from '../aws/signedClient.ts';

export interface BucketConfig {
  readonly bucket: string;
  readonly timeouts: SignedClientConfig['timeouts'];
  /** Only where the service is not AWS's own, such as `http://127.0.0.1:9000`. */
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: AwsCredentialIdentity;
}

export interface Bucket {
  /** @throws AwsError `PreconditionFailed` where something is already and `if-none-match: *` was asked for */
  put(
    key: string,
    body: Uint8Array | NodeJS.ReadableStream,
    headers: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** @throws AwsError `NoSuchKey` */
  get(key: string, version: string | null): Promise<AwsAnswer>;
  /** @throws AwsError `NotFound` when there is nothing under the key */
  head(key: string): Promise<void>;
  /** Nobody can delete that version until then: S3's Object Lock, mode COMPLIANCE. @param until RFC 3339 */
  retain(key: string, version: string, until: string): Promise<void>;
  /** An address at which to put or get without credentials. */
  presign(
    method: 'PUT' | 'GET',
    key: string,
    seconds: number,
    promised: {
      readonly query?: Readonly<Record<string, string>>;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<string>;
}

/** The few calls that are made of S3 (https://docs.aws.amazon.com/AmazonS3/latest/API/). */
export function openBucket({ bucket, endpoint, ...config }: BucketConfig): Bucket {
  const client = makeSignedClient({
    ...config,
    service: 's3',
    address: (region) => (endpoint === undefined ? addressOf(bucket, region) : `${endpoint}/${bucket}`),
    maxAttempts: 5,
  });
  return {
    put: async (key, body, headers) => {
      const { body: answer } = await client.send({ method: 'PUT', path: pathOf(key), headers, body });
      await read(answer);
    },
    get: (key, version) =>
      client.send({
        method: 'GET',
        path: pathOf(key),
        query: version === null ? {} : { versionId: version },
      }),
    head: async (key) => {
      const { body } = await client.send({ method: 'HEAD', path: pathOf(key) });
      await read(body);
    },
    retain: async (key, version, until) => {
      const body = retention(until);
      const headers = { 'content-md5': createHash('md5').update(body).digest('base64') };
      const query = { retention: '', versionId: version };
      const { body: answer } = await client.send({ method: 'PUT', path: pathOf(key), query, headers, body });
      await read(answer);
    },
    presign: (method, key, seconds, promised) =>
      client.presign({ method, path: pathOf(key), ...promised }, seconds),
  };
}

/** TLS certificates of S3 cover a name without dots below its own. */
function addressOf(bucket: string, region: string): string {
  const service = `s3.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
  return bucket.includes('.') ? `https://${service}/${bucket}` : `https://${bucket}.${service}`;
}

const pathOf = (key: string): string => `/${key.split('/').map(encodeURIComponent).join('/')}`;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html */
const retention = (until: string): string =>
  '<Retention xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
  `<Mode>COMPLIANCE</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`;

/** A connection goes back to the pool once its answer is read. */
const read = async (body: AwsAnswer['body']): Promise<unknown> => text(body);
