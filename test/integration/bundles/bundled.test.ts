import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readDeployables } from '../../../infra/bundle/deployables.ts';
import { bundleOptions, entriesOf } from '../../../infra/bundle/options.ts';
import { PDF_LAYER_ENVIRONMENT, writePdfLayer } from '../../../infra/bundle/pdf/layer.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { openWebServer, type WebServer } from '../platforms/webServer.ts';
import { apiEvent, invoke } from './invoke.ts';

let folder: string;
let h: TestLuyue;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luyue-bundles-'));
  const wanted = new Set(['getLink', 'downloadLinkStatement', 'reconcile']);
  const functions = (await readDeployables()).filter(({ deployable }) => wanted.has(deployable.name));
  await build({ ...bundleOptions(entriesOf(functions), folder, false), write: true });
  await writePdfLayer(join(folder, 'opt'));
  h = await TestLuyue.start();
}, 60_000);
afterAll(async () => {
  await h.stop();
  await rm(folder, { recursive: true });
});

const bundle = (name: string) => join(folder, name, 'index.mjs');
const responseSchema = z.object({ statusCode: z.number(), body: z.string() });

describe('a bundled function', () => {
  let server: WebServer;
  const heard: IncomingHttpHeaders[] = [];
  beforeAll(async () => {
    server = await openWebServer((request, response) => {
      heard.push(request.headers);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end('{}');
    });
  });
  afterAll(() => server.close());

  test('signs with what stands in its environment', async () => {
    await invoke(bundle('getLink'), apiEvent('/v1/links/x', { token: 'x'.repeat(43) }), {
      ...{ DEALS_TABLE: 'deals', LEDGER_TABLE: 'ledger', STRIPE_SECRET_KEY: 'sk_test_1' },
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${server.port}`,
    });
    expect(heard[0]).toMatchObject({
      'x-amz-security-token': 'session',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/dynamodb\/aws4_request/,
      ),
    });
  });
});

describe('bundled functions on a running Luyue', () => {
  test('read the deal, and what the payment service holds for it', async () => {
    const story = await Story.atDelivery(h);
    const token = await h.tokenFor(story.email);
    const { answer } = await invoke(
      bundle('getLink'),
      apiEvent(`/v1/links/${token}`, { token }),
      h.luyue.runtime.env,
    );
    const { statusCode, body } = responseSchema.parse(answer);
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ id: story.id, proofOfFunds: { status: 'held', held: 840_000 } });
  });

  test('print with the renderer and the fonts of the layer', async () => {
    const story = await Story.atDelivery(h);
    const token = await h.tokenFor(story.email);
    const event = apiEvent(`/l/${token}/statement.pdf`, { token });
    const { answer } = await invoke(bundle('downloadLinkStatement'), event, {
      ...h.luyue.runtime.env,
      NODE_PATH: join(folder, 'opt/nodejs/node_modules'),
      PDF_FONT_REGULAR: join(folder, PDF_LAYER_ENVIRONMENT.PDF_FONT_REGULAR),
      PDF_FONT_BOLD: join(folder, PDF_LAYER_ENVIRONMENT.PDF_FONT_BOLD),
    });
    const { statusCode, body } = responseSchema.parse(answer);
    expect(statusCode).toBe(200);
    expect(Buffer.from(body, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('say what is configured that they cannot do', async () => {
    await expect(invoke(bundle('reconcile'), {}, h.luyue.runtime.env)).rejects.toThrow(
      'is not in this bundle: functions on AWS send mails by SES (SMTP_URL=ses:)',
    );
  });
});
