import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EVIDENCE_TIMEOUTS, makeS3Files } from '../../../adapters/evidence/s3Files.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import { anId } from '../../builders/deal.ts';
import { FILES, sha256 } from '../../builders/files.ts';
import { openWebServer, type WebServer } from '../platforms/webServer.ts';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const reached = {
  bucket: 'evidence-bucket',
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  timeouts: EVIDENCE_TIMEOUTS,
};
const place = { dealId: anId('deal'), evidenceId: anId('evid') };
const key = `evidence/${place.dealId}/${place.evidenceId}`;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: WebServer;
let answers: Answer[];
const puts: { headers: IncomingMessage['headers']; body: Buffer }[] = [];
beforeAll(async () => {
  server = await openWebServer(async (request, response) => {
    if (request.method === 'PUT') puts.push({ headers: request.headers, body: await buffer(request) });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  answers = [];
  puts.length = 0;
});

const here = () =>
  makeS3Files({
    bucket: openBucket({ ...reached, endpoint: `http://127.0.0.1:${server.port}` }),
    wallNow: () => NOW,
  });
const onAws = makeS3Files({ bucket: openBucket(reached), wallNow: () => NOW });

const refusal =
  (code: string, status: number): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/xml', 'x-amz-request-id': 'REQ1' });
    response.end(
      `<?xml version="1.0"?><Error><Code>${code}</Code><Message>of ${place.dealId}</Message></Error>`,
    );
  };
const fine: Answer = (_request, response) => response.end();
const hangUp: Answer = (request) => request.socket.destroy();

describe('an upload address', () => {
  test('is signed for these bytes, this type, and only while nothing is there', async () => {
    const hash = sha256(FILES.png);
    const upload = { ...place, contentType: 'image/png', size: FILES.png.length, sha256: hash };
    const target = await onAws.uploadTarget(upload);
    const url = new URL(target.uploadUrl);
    expect(url.origin).toBe('https://evidence-bucket.s3.eu-west-1.amazonaws.com');
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
    const target = await onAws.uploadTarget({ ...place, contentType: 'image/png', size: 70, sha256: null });
    expect(target.uploadUrl).not.toMatch(/checksum/i);
    expect(target.headers).toEqual({ 'content-type': 'image/png', 'if-none-match': '*' });
  });
});

test('a download address saves, under the file’s name, the very version that was checked', async () => {
  const download = { ...place, contentType: 'image/png', fileName: '截图.png', version: 'v1' };
  const url = new URL((await onAws.download(download)).url);
  expect(url.searchParams.get('versionId')).toBe('v1');
  expect(url.searchParams.get('response-content-disposition')).toMatch(/^attachment;/);
  expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
});

describe('putting', () => {
  test('writes only where nothing is, and says what the bytes must come to', async () => {
    answers = [fine];
    expect(await here().put(place, 'image/png', FILES.png)).toBe(true);
    expect(server.asked.at(-1)).toBe(`/evidence-bucket/${key}`);
    expect(puts).toHaveLength(1);
    expect(puts[0]?.body.equals(FILES.png)).toBe(true);
    expect(puts[0]?.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(FILES.png.length),
      'if-none-match': '*',
      'x-amz-checksum-sha256': createHash('sha256').update(FILES.png).digest('base64'),
      'x-amz-content-sha256': sha256(FILES.png),
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/s3\//,
      ),
    });
  });

  test('says so where something is', async () => {
    answers = [refusal('PreconditionFailed', 412)];
    expect(await here().put(place, 'image/png', FILES.png)).toBe(false);
  });

  test.each([
    ['an answer that may pass', refusal('SlowDown', 503)],
    ['a connection that breaks', hangUp],
  ])('is tried again after %s', async (_what, first) => {
    answers = [first, fine];
    expect(await here().put(place, 'image/png', FILES.png)).toBe(true);
    expect(puts).toHaveLength(2);
  });
});

test('finds nothing where nothing came', async () => {
  answers = [refusal('NoSuchKey', 404)];
  expect(await here().inspect(place)).toBeNull();
  await expect(here().read(place, null)).rejects.toMatchObject({ name: 'InvariantViolation' });
});

test.each([
  [refusal('ConditionalRequestConflict', 409), 'RetryableError', 'S3 ConditionalRequestConflict REQ1'],
  [refusal('AccessDenied', 403), 'TerminalError', 'S3 AccessDenied REQ1'],
  [refusal('NoSuchBucket', 404), 'TerminalError', 'S3 NoSuchBucket REQ1'],
])('%o means %s', async (answer, name, message) => {
  answers = [answer];
  await expect(here().put(place, 'image/png', FILES.png)).rejects.toMatchObject({ name, message });
  await expect(here().inspect(place)).rejects.toMatchObject({ name, message });
});
