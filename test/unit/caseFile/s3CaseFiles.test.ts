import { buffer } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import { AwsError } from '../../../adapters/aws/awsError.ts';
import { CASE_FILE_TIMEOUTS, makeS3CaseFiles } from '../../../adapters/caseFile/s3CaseFiles.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import { RetryableError, TerminalError } from '../../../domain/errors.ts';
import { anId } from '../../builders/deal.ts';

const place = { dealId: anId('deal'), caseFileId: `case_${'0'.repeat(32)}` };
const key = `case-files/${place.dealId}/${place.caseFileId}.zip`;
const bucket = openBucket({
  bucket: 'cases',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
  timeouts: CASE_FILE_TIMEOUTS,
});
const wallNow = () => Date.parse('2026-11-01T00:00:00Z');
const storeOn = (calls: Partial<typeof bucket>) =>
  makeS3CaseFiles({ bucket: { ...bucket, ...calls }, wallNow });

describe('case files in a bucket', () => {
  test('are streamed to their key with their length', async () => {
    let body = '';
    const put = vi.fn<typeof bucket.put>(async (_key, bytes) => {
      if (bytes instanceof Uint8Array) throw new TypeError('held as a whole');
      body = (await buffer(bytes)).toString();
    });
    async function* bytes() {
      yield Buffer.from('abc');
      yield Buffer.from('def');
    }
    await storeOn({ put }).put(place, 6, bytes());
    const headers = { 'content-length': '6', 'content-type': 'application/zip' };
    expect(put).toHaveBeenCalledExactlyOnceWith(key, expect.anything(), headers);
    expect(body).toBe('abcdef');
  });

  test('are there, or not, or it cannot be told', async () => {
    const head = vi
      .fn<typeof bucket.head>()
      .mockResolvedValueOnce()
      .mockRejectedValueOnce(new AwsError('NotFound', 404))
      .mockRejectedValue(new AwsError('SlowDown', 503));
    const store = storeOn({ head });
    expect(await store.has(place)).toBe(true);
    expect(await store.has(place)).toBe(false);
    await expect(store.has(place)).rejects.toThrow(RetryableError);
  });

  test('that the bucket refuses are an error', async () => {
    const put = vi.fn<typeof bucket.put>().mockRejectedValue(new AwsError('AccessDenied', 403));
    async function* nothing() {
      yield Buffer.alloc(0);
    }
    await expect(storeOn({ put }).put(place, 0, nothing())).rejects.toThrow(TerminalError);
  });

  test('are saved by an address of five minutes, under their own name', async () => {
    const { url, expiresAt } = await storeOn({}).address(place, 'luyue-case.zip');
    const { searchParams, pathname, hostname } = new URL(url);
    expect(hostname).toBe('cases.s3.eu-central-1.amazonaws.com');
    expect(pathname).toBe(`/${key}`);
    expect(searchParams.get('X-Amz-Expires')).toBe('300');
    expect(searchParams.get('response-content-disposition')).toMatch(
      /^attachment; filename="luyue-case\.zip"/,
    );
    expect(expiresAt).toBe('2026-11-01T00:05:00.000Z');
  });
});
