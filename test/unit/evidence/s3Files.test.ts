import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeS3Files } from '../../../adapters/evidence/s3Files.ts';
import { anId } from '../../builders/deal.ts';
import { FILES, sha256 } from '../../builders/files.ts';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const client = new S3Client({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
const s3 = mockClient(client);
const files = makeS3Files({ client, bucket: 'evidence-bucket', wallNow: () => NOW });
const place = { dealId: anId('deal'), evidenceId: anId('evid') };
const key = `evidence/${place.dealId}/${place.evidenceId}`;

beforeEach(() => s3.reset());

const failure = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: 'server', $metadata: { httpStatusCode }, message: name });

describe('an upload address', () => {
  test('is signed for these bytes, this type, and only while nothing is there', async () => {
    const hash = sha256(FILES.png);
    const upload = { ...place, contentType: 'image/png', size: FILES.png.length, sha256: hash };
    const target = await files.uploadTarget(upload);
    const url = new URL(target.uploadUrl);
    expect(url.pathname).toBe(`/${key}`);
    expect(url.searchParams.get('X-Amz-SignedHeaders')?.split(';')).toEqual([
      'content-length',
      'content-type',
      'host',
      'if-none-match',
      'x-amz-checksum-sha256',
    ]);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('3600');
    expect(target).toMatchObject({
      method: 'PUT',
      headers: {
        'content-type': 'image/png',
        'if-none-match': '*',
        'x-amz-checksum-sha256': Buffer.from(hash, 'hex').toString('base64'),
      },
      expiresAt: '2026-11-01T01:00:00.000Z',
    });
  });

  test('without a hash promises no checksum of bytes it has not seen', async () => {
    const target = await files.uploadTarget({ ...place, contentType: 'image/png', size: 70, sha256: null });
    expect(target.uploadUrl).not.toMatch(/checksum/i);
    expect(target.headers).toEqual({ 'content-type': 'image/png', 'if-none-match': '*' });
  });
});

test('a download address saves, under the file’s name, the very version that was checked', async () => {
  const download = { ...place, contentType: 'image/png', fileName: '截图.png', version: 'v1' };
  const url = new URL((await files.download(download)).url);
  expect(url.searchParams.get('versionId')).toBe('v1');
  expect(url.searchParams.get('response-content-disposition')).toMatch(/^attachment;/);
  expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
});

describe('putting', () => {
  test('writes only where nothing is', async () => {
    s3.on(PutObjectCommand).resolves({});
    expect(await files.put(place, 'image/png', FILES.png)).toBe(true);
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'evidence-bucket',
      Key: key,
      IfNoneMatch: '*',
      ChecksumAlgorithm: 'SHA256',
    });
  });

  test('says so where something is', async () => {
    s3.on(PutObjectCommand).rejects(failure('PreconditionFailed', 412));
    expect(await files.put(place, 'image/png', FILES.png)).toBe(false);
  });
});

test('finds nothing where nothing came', async () => {
  s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: '', $metadata: {} }));
  expect(await files.inspect(place)).toBeNull();
  await expect(files.read(place, null)).rejects.toMatchObject({ name: 'InvariantViolation' });
});

test.each([
  [failure('SlowDown', 503), 'RetryableError'],
  [failure('InternalError', 500), 'RetryableError'],
  [failure('ConditionalRequestConflict', 409), 'RetryableError'],
  [failure('AccessDenied', 403), 'TerminalError'],
  [failure('NoSuchBucket', 404), 'TerminalError'],
  [Object.assign(new Error('x'), { name: 'TimeoutError' }), 'RetryableError'],
  [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'RetryableError'],
  [new TypeError('a mistake of ours'), 'TypeError'],
])('%s means %s', async (error, name) => {
  s3.on(PutObjectCommand).rejects(error);
  s3.on(GetObjectCommand).rejects(error);
  await expect(files.put(place, 'image/png', FILES.png)).rejects.toMatchObject({ name });
  await expect(files.inspect(place)).rejects.toMatchObject({ name });
});
