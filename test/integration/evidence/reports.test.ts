import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_HOOK, DEMO_PROVIDER, DEMO_PROVIDER_HOOK } from '../../../local/demoTenants.ts';
import { verifyFile } from '../../../local/verifyCase/verifyFile.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, byProvider, countItems, pathsIn, postReport, problemIn } from '../api/bed.ts';
import { handIn, show } from './bed.ts';

const report = { url: 'https://live.douyin.com/1', minutesLive: 61 };
let luyue: TestLuyue;
let folder: string;
beforeAll(async () => {
  luyue = await TestLuyue.start();
  folder = mkdtempSync(join(tmpdir(), 'luyue-reports-'));
});
afterAll(async () => {
  await luyue.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function aDeal(overrides: Record<string, unknown> = {}) {
  const request = aRequest(overrides);
  const { id } = await luyue.startDeal(request);
  return { id, token: await luyue.tokenFor(request.creator.email) };
}
const withProvider = () => aDeal({ provider: { id: DEMO_PROVIDER } });

describe('a report of the work', () => {
  test('is kept to the letter with who signed it, for all parties to see', async () => {
    const { id, token } = await withProvider();
    const body = `{ "report": ${JSON.stringify(report)},\n "dealId": "${id}" }`;
    const { status, body: taken } = await postReport(luyue, body, { id: 'msg_letter' });
    expect(status).toBe(202);
    const seen = await show(luyue, id, taken.evidenceId);
    expect(seen.body).toMatchObject({
      ...{ kind: 'report', by: 'brand', status: 'ready', report, size: body.length },
      signature: { endpointId: DEMO_HOOK, webhookId: 'msg_letter', signature: expect.stringMatching(/^v1,/) },
    });
    expect(await (await fetch(seen.body.download?.url ?? '')).text()).toBe(body);
    const byLink = await luyue.request('GET', `/v1/links/${token}/evidence/${taken.evidenceId}`);
    expect(byLink.body).toMatchObject({ report, signature: { endpointId: DEMO_HOOK } });
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    expect((await luyue.request<string>('GET', `/l/${token}`)).body).toContain(report.url);
  });

  test('comes from the deal’s brand or provider', async () => {
    const { id } = await withProvider();
    const { body } = await postReport(luyue, { dealId: id, report }, byProvider(luyue));
    expect((await show(luyue, id, body.evidenceId)).body).toMatchObject({
      by: 'provider',
      signature: { endpointId: DEMO_PROVIDER_HOOK },
    });
    const others = await aDeal();
    const refused = await postReport(luyue, { dealId: others.id, report }, byProvider(luyue));
    problemIn(refused, 404, 'deal_not_found');
  });

  test('is refused unsigned, with a key alone, signed by another, or with what does not fit', async () => {
    const { id } = await aDeal();
    const before = await countItems(luyue);
    const body = { dealId: id, report };
    problemIn(await postReport(luyue, body, { signature: 'v1,x' }), 401, 'invalid_signature');
    const { secret = '' } = byProvider(luyue);
    problemIn(await postReport(luyue, body, { secret }), 401, 'invalid_signature');
    problemIn(await handIn(luyue, id, { report }), 422, 'invalid_request');
    const wrong = { dealId: id, report: { ...report, minutesLive: 'long' } };
    expect(pathsIn(problemIn(await postReport(luyue, wrong), 422, 'invalid_request'))).toEqual([
      'report.minutesLive',
    ]);
    expect(await countItems(luyue)).toBe(before);
  });

  test('that comes twice is taken once', async () => {
    const { id } = await aDeal();
    const send = (minutesLive: number) =>
      postReport(luyue, { dealId: id, report: { ...report, minutesLive } }, { id: `msg_twice_${id}` });
    const first = await send(61);
    expect((await send(61)).body).toEqual(first.body);
    problemIn(await send(62), 422, 'idempotency_key_reused');
  });
});

test('a case file shows who signed a report, and whoever has the secret can verify it offline', async () => {
  const { id } = await aDeal();
  const { body: taken } = await postReport(luyue, { dealId: id, report });
  const saved = await fetch(new URL(`/v1/deals/${id}/case-file`, luyue.luyue.url), {
    headers: { authorization: `Bearer ${luyue.brandKey}` },
  });
  const file = join(folder, 'case.zip');
  writeFileSync(file, Buffer.from(await saved.arrayBuffer()));
  const reports = async (secret: string) => {
    const findings = await verifyFile(file, null, [{ endpointId: DEMO_HOOK, secret }]);
    return findings.find(({ check }) => check === 'reports');
  };
  expect(await reports(luyue.luyue.secrets.hookSecret)).toMatchObject({
    passed: true,
    text: '1 signed by hooks whose secrets were given',
  });
  expect(await reports(luyue.luyue.secrets.providerHookSecret)).toMatchObject({
    passed: false,
    text: `report ${taken.evidenceId} was not signed by ${DEMO_HOOK}`,
  });
});
