import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EVIDENCE_TIMEOUTS } from '../../../adapters/evidence/s3Files.ts';
import { makeS3Lock } from '../../../adapters/evidence/s3Lock.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import { jsonLog } from '../../../functions/runtime/log.ts';
import { evidenceLock } from '../../../functions/runtime/providers/evidenceLock.ts';
import { anId } from '../../builders/deal.ts';
import { openWebServer, type WebServer } from '../platforms/webServer.ts';

const place = { dealId: anId('deal'), evidenceId: anId('evid') };

let server: WebServer;
let refusal: { status: number; code: string } | null;
const asked: {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}[] = [];
beforeAll(async () => {
  server = await openWebServer(async (request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, headers, body: await text(request) });
    if (refusal !== null) response.writeHead(refusal.status, { 'content-type': 'application/xml' });
    response.end(refusal === null ? '' : `<Error><Code>${refusal.code}</Code></Error>`);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  refusal = null;
  asked.length = 0;
});

const lock = () =>
  makeS3Lock({
    bucket: openBucket({
      bucket: 'evidence-bucket',
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      timeouts: EVIDENCE_TIMEOUTS,
      endpoint: `http://127.0.0.1:${server.port}`,
    }),
    days: 180,
    wallNow: () => Date.parse('2026-11-01T00:00:00Z'),
  });

describe('evidence in a bucket', () => {
  test('is locked in the version that came, for as long as was said, with the hash that S3 asks for', async () => {
    await lock().lock(place, 'v 1');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: 'PUT',
      url: `/evidence-bucket/evidence/${place.dealId}/${place.evidenceId}?retention=&versionId=v%201`,
      body: expect.stringContaining(
        '<Mode>COMPLIANCE</Mode><RetainUntilDate>2027-04-30T00:00:00.000Z</RetainUntilDate>',
      ),
      headers: { 'content-md5': expect.stringMatching(/^[\w+/]{22}==$/) },
    });
  });

  test('is locked again later where S3 is busy, and not where it refuses', async () => {
    refusal = { status: 403, code: 'AccessDenied' };
    await expect(lock().lock(place, 'v1')).rejects.toMatchObject({ name: 'TerminalError' });
    refusal = { status: 400, code: 'OperationAborted' };
    await expect(lock().lock(place, 'v1')).rejects.toMatchObject({ name: 'RetryableError' });
  });

  test('has versions', async () => {
    await expect(lock().lock(place, null)).rejects.toMatchObject({ name: 'InvariantViolation' });
    expect(asked).toEqual([]);
  });
});

describe('where evidence is kept', () => {
  const lockOf = (env: Record<string, string>) =>
    evidenceLock.of({ env, clock: { now: () => 0 }, log: jsonLog(() => undefined) });

  test('decides whether there is a lock: a bucket has one, a folder has none', () => {
    expect(lockOf({ EVIDENCE_LOCATION: 'file:///evidence' })).toBeNull();
    expect(lockOf({ EVIDENCE_LOCATION: 's3://bucket', EVIDENCE_LOCK_DAYS: '180' })).not.toBeNull();
  });

  test.each([{}, { EVIDENCE_LOCK_DAYS: '0' }, { EVIDENCE_LOCK_DAYS: 'forever' }])(
    '%j says what is missing',
    (said) => {
      expect(() => lockOf({ EVIDENCE_LOCATION: 's3://bucket', ...said })).toThrow('EVIDENCE_LOCK_DAYS');
    },
  );
});
