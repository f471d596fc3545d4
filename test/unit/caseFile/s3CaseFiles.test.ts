import { buffer } from 'node:stream/consumers';
import { HeadObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeS3CaseFiles } from '../../../adapters/caseFile/s3CaseFiles.ts';
import { RetryableError, TerminalError } from '../../../domain/errors.ts';
import { anId } from '../../builders/deal.ts';

const s3 = mockClient(S3Client);
const place = { dealId: anId('deal'), caseFileId: `case_${'0'.repeat(32)}` };
const store = () => makeS3CaseFiles({ bucket: 'cases', wallNow: () => Date.parse('2026-11-01T00:00:00Z') });
const fault = (name: string, status: number) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: status } });

beforeEach(() => {
  s3.reset();
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
});
afterEach(() => vi.unstubAllEnvs());

describe('case files in a bucket', () => {
  test('are streamed to their key with their length', async () => {
    let body = '';
    s3.on(PutObjectCommand).callsFake(async (input) => {
      body = (await buffer(input.Body)).toString();
      return {};
    });
    async function* bytes() {
      yield Buffer.from('abc');
      yield Buffer.from('def');
    }
    await store().put(place, 6, bytes());
    const [call] = s3.commandCalls(PutObjectCommand);
    expect(call?.args[0].input).toMatchObject({
      Bucket: 'cases',
      Key: `case-files/${place.dealId}/${place.caseFileId}.zip`,
      ContentLength: 6,
      ContentType: 'application/zip',
    });
    expect(body).toBe('abcdef');
  });

  test('are there, or not, or it cannot be told', async () => {
    s3.on(HeadObjectCommand)
      .resolvesOnce({})
      .rejectsOnce(fault('NotFound', 404))
      .rejects(fault('SlowDown', 503));
    expect(await store().has(place)).toBe(true);
    expect(await store().has(place)).toBe(false);
    await expect(store().has(place)).rejects.toThrow(RetryableError);
  });

  test('that the bucket refuses are an error', async () => {
    s3.on(PutObjectCommand).rejects(fault('AccessDenied', 403));
    async function* nothing() {
      yield Buffer.alloc(0);
    }
    await expect(store().put(place, 0, nothing())).rejects.toThrow(TerminalError);
  });

  test('are saved by an address of five minutes, under their own name', async () => {
    const { url, expiresAt } = await store().address(place, 'luyue-case.zip');
    const { searchParams, pathname } = new URL(url);
    expect(pathname).toContain(`/case-files/${place.dealId}/${place.caseFileId}.zip`);
    expect(searchParams.get('X-Amz-Expires')).toBe('300');
    expect(searchParams.get('response-content-disposition')).toMatch(
      /^attachment; filename="luyue-case\.zip"/,
    );
    expect(expiresAt).toBe('2026-11-01T00:05:00.000Z');
  });
});
