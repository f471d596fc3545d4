import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeS3Files } from '../../../adapters/evidence/s3Files.ts';
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
  const client = new S3Client({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${server.port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const files = makeS3Files({ client, bucket: 'bucket', wallNow: () => 0 });
  const place = { dealId: anId('deal'), evidenceId: anId('evid') };
  expect(await files.inspect(place)).toEqual({
    size: video.length,
    sha256: sha256(video),
    sniffedType: 'video/mp4',
    version: 'v1',
  });
  expect(sha256(await files.read(place, 'v1'))).toBe(sha256(video));
  expect(server.asked.at(-1)).toContain('versionId=v1');
  client.destroy();
});
