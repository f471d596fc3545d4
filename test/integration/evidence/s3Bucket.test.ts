import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVIDENCE_TIMEOUTS, makeS3Files } from '../../../adapters/evidence/s3Files.ts';
import { openBucket } from '../../../adapters/s3/bucket.ts';
import { anId } from '../../builders/deal.ts';
import { FILES, sha256 } from '../../builders/files.ts';
import { openWebServer, type WebServer } from '../platforms/webServer.ts';

const video = Buffer.concat([FILES.mp4, Buffer.alloc(3_000_000, 7)]);
let server: WebServer;
beforeAll(async () => {
  server = await openWebServer((_request, response) => {
    response.writeHead(200, { 'content-length': video.length, 'x-amz-version-id': 'v1' });
    response.end(video);
  });
});
afterAll(() => server.close());

test('what a bucket sends is counted, hashed and recognised as it comes', async () => {
  const bucket = openBucket({
    bucket: 'bucket',
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    timeouts: EVIDENCE_TIMEOUTS,
  });
  const files = makeS3Files({ bucket, wallNow: () => 0 });
  const place = { dealId: anId('deal'), evidenceId: anId('evid') };
  expect(await files.inspect(place)).toEqual({
    size: video.length,
    sha256: sha256(video),
    sniffedType: 'video/mp4',
    version: 'v1',
  });
  expect(sha256(await files.read(place, 'v1'))).toBe(sha256(video));
  expect(server.asked.at(-1)).toContain('versionId=v1');
});
