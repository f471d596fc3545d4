import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fetched } from '../../../domain/ports/platforms.ts';
import { anId } from '../../builders/deal.ts';
import { FILES, sha256 } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, countItems, fundedDeal, pathsIn, problemIn } from '../api/bed.ts';
import { aFile, type Handed, handIn, handInByLink, readyByLink, type Shown, show, upload } from './bed.ts';

const page: Fetched = {
  ok: true,
  url: 'https://work.site/1',
  status: 200,
  contentType: 'text/html',
  body: Buffer.from(FILES.html),
};
let web: Fetched = page;
let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start({ web: async () => web });
});
afterAll(() => luyue.stop());

const png = Buffer.from(FILES.png);

async function aDeal() {
  const request = aRequest();
  const { id } = await luyue.startDeal(request);
  return { id, token: await luyue.tokenFor(request.creator.email) };
}

describe('a file', () => {
  test('is announced, uploaded, checked, and saved again', async () => {
    const { id } = await aDeal();
    const handed = await handIn(luyue, id, aFile({ sha256: sha256(png) }));
    expect(handed).toMatchObject({
      status: 201,
      body: { evidenceId: expect.stringMatching(/^evid_/), status: 'awaiting_upload', method: 'PUT' },
    });
    expect((await show(luyue, id, handed.body.evidenceId)).body).toMatchObject({
      status: 'awaiting_upload',
      download: null,
    });
    expect(await upload(handed.body, png)).toBe(200);
    const { body } = await show(luyue, id, handed.body.evidenceId);
    expect(body).toMatchObject({
      kind: 'file',
      by: 'brand',
      fileName: '截图.png',
      contentType: 'image/png',
      sniffedType: 'image/png',
      size: png.length,
      sha256: sha256(png),
      status: 'ready',
      submittedBy: null,
    });
    const saved = await fetch(body.download?.url ?? '');
    expect(sha256(new Uint8Array(await saved.arrayBuffer()))).toBe(sha256(png));
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; .*%E6%88%AA%E5%9B%BE.png$/);
    expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
    expect(saved.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('comes once: a second upload is refused and changes nothing', async () => {
    const { id } = await aDeal();
    const { body } = await handIn(luyue, id, aFile());
    expect(await upload(body, png)).toBe(200);
    const other = Buffer.from(png);
    other[60] = 0;
    expect(await upload(body, other)).toBe(412);
    expect((await show(luyue, id, body.evidenceId)).body).toMatchObject({ sha256: sha256(png) });
  });

  test.each([
    ['more bytes', Buffer.concat([png, Buffer.from('x')]), {}, 400],
    ['fewer bytes', png.subarray(1), {}, 400],
    ['other bytes than were announced by hash', Buffer.alloc(png.length), {}, 400],
    ['another type', png, { 'content-type': 'text/html' }, 403],
  ])('of %s is not let in', async (_what, bytes, headers, status) => {
    const { id } = await aDeal();
    const { body } = await handIn(luyue, id, aFile({ sha256: sha256(png) }));
    expect(await upload(body, bytes, headers)).toBe(status);
    expect((await show(luyue, id, body.evidenceId)).body.status).toBe('awaiting_upload');
    expect(await upload(body, png)).toBe(200);
  });

  test('that is not what it was called is refused, and cannot be saved', async () => {
    const { id } = await aDeal();
    const { body } = await handIn(luyue, id, aFile({ size: FILES.html.length }));
    expect(await upload(body, Buffer.from(FILES.html))).toBe(200);
    expect((await show(luyue, id, body.evidenceId)).body).toMatchObject({
      status: 'refused',
      refusal: 'other_type',
      download: null,
    });
  });

  test('of several megabytes comes through', async () => {
    const { id } = await aDeal();
    const video = Buffer.concat([FILES.mp4, Buffer.alloc(8_000_000)]);
    const request = aFile({ fileName: 'v.mp4', contentType: 'video/mp4', size: video.length });
    const { body } = await handIn(luyue, id, request);
    expect(await upload(body, video)).toBe(200);
    expect((await show(luyue, id, body.evidenceId)).body).toMatchObject({
      status: 'ready',
      size: video.length,
    });
  });

  test('cannot be sent to, or saved from, an address that was altered', async () => {
    const { id } = await aDeal();
    const { body } = await handIn(luyue, id, aFile());
    const altered = { ...body, uploadUrl: body.uploadUrl?.replace('size=70', 'size=71') ?? null };
    expect(await upload(altered, png)).toBe(403);
    await upload(body, png);
    const { download } = (await show(luyue, id, body.evidenceId)).body;
    for (const url of [body.uploadUrl, download?.url.replace('.png', '.exe'), download?.url.split('?')[0]])
      expect((await fetch(url ?? '')).status).toBe(403);
  });
});

describe('a link', () => {
  test('is fetched, hashed and kept, and saved as what cannot be opened by mistake', async () => {
    web = page;
    const { id } = await aDeal();
    const handed = await handIn(luyue, id, { url: 'https://work.site/1' });
    expect(handed).toMatchObject({
      status: 201,
      body: { status: 'ready', sha256: sha256(FILES.html), uploadUrl: null },
    });
    const { body } = await show(luyue, id, handed.body.evidenceId);
    expect(body).toMatchObject({ kind: 'link', url: 'https://work.site/1', contentType: 'text/html' });
    const saved = await fetch(body.download?.url ?? '');
    expect(saved.headers.get('content-disposition')).toContain('.bin"');
    expect(sha256(new Uint8Array(await saved.arrayBuffer()))).toBe(sha256(FILES.html));
  });

  test.each<[Fetched, string]>([
    [{ ok: false, failure: 'host_not_public' }, 'host not public'],
    [{ ok: false, failure: 'too_large' }, 'too large'],
    [{ ...page, status: 404 }, 'status 404'],
  ])('that cannot be fetched is no evidence (%#)', async (answer, why) => {
    web = answer;
    const { id } = await aDeal();
    const before = await countItems(luyue);
    const problem = problemIn(
      await handIn(luyue, id, { url: 'https://work.site/1' }),
      422,
      'link_not_fetched',
    );
    expect(problem.errors?.[0]?.message).toContain(why);
    expect(await countItems(luyue)).toBe(before);
  });
});

describe('what does not fit', () => {
  test('is refused with its path, and nothing is kept', async () => {
    const { id } = await aDeal();
    const before = await countItems(luyue);
    const paths = async (body: unknown) =>
      pathsIn(problemIn(await handIn(luyue, id, body), 422, 'invalid_request'));
    expect(await paths(aFile({ contentType: 'text/html' }))).toEqual(['contentType']);
    expect(await paths(aFile({ size: 60_000_000 }))).toEqual(['size']);
    expect(await paths(aFile({ fileName: '../x' }))).toEqual(['fileName']);
    expect(await paths({ url: 'file:///etc/passwd' })).toEqual(['url']);
    problemIn(await handIn(luyue, id, 'nonsense'), 400, 'invalid_json');
    expect(await countItems(luyue)).toBe(before);
  });
});

test('evidence is listed in the order in which it was handed in, also within a millisecond', async () => {
  const { id } = await aDeal();
  const handed: string[] = [];
  for (let index = 0; index < 8; index += 1) handed.push((await handIn(luyue, id, aFile())).body.evidenceId);
  const listed = await luyue.request<{ items: Shown[] }>('GET', `/v1/deals/${id}/evidence`, {
    key: luyue.brandKey,
  });
  expect(listed.body.items.map(({ evidenceId }) => evidenceId)).toEqual(handed);
});

test('the same idempotency key hands in once', async () => {
  const { id } = await aDeal();
  const send = (body: unknown) =>
    luyue.request<Handed>('POST', `/v1/deals/${id}/evidence`, {
      key: luyue.brandKey,
      body,
      headers: { 'idempotency-key': `once-${id}` },
    });
  const [first, second] = [await send(aFile()), await send(aFile())];
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  problemIn(await send(aFile({ size: 1 })), 422, 'idempotency_key_reused');
});

describe('who sees what', () => {
  test('what is not used yet is its owner’s alone; the operator sees everything', async () => {
    const { id, token } = await aDeal();
    const evidenceId = await readyByLink(luyue, token);
    const operator = await luyue.operatorToken();
    problemIn(await show(luyue, id, evidenceId), 404, 'evidence_not_found');
    expect((await show(luyue, id, evidenceId, operator)).status).toBe(200);
    const byLink = `/v1/links/${token}/evidence/${evidenceId}`;
    expect((await luyue.request<Shown>('GET', byLink)).body).toMatchObject({ status: 'ready' });
    const list = (key: string) =>
      luyue
        .request<{ items: Shown[] }>('GET', `/v1/deals/${id}/evidence`, { key })
        .then(({ body }) => body.items);
    expect(await list(luyue.brandKey)).toEqual([]);
    expect(await list(operator)).toMatchObject([{ evidenceId }]);
  });

  test('another tenant’s deal, and evidence of another deal, look like none', async () => {
    const { id, token } = await aDeal();
    const other = await aDeal();
    const evidenceId = await readyByLink(luyue, token);
    const key = luyue.luyue.secrets.providerApiKey;
    problemIn(await handIn(luyue, id, aFile(), key), 404, 'deal_not_found');
    problemIn(await show(luyue, id, evidenceId, key), 404, 'deal_not_found');
    problemIn(
      await show(luyue, other.id, evidenceId, await luyue.operatorToken()),
      404,
      'evidence_not_found',
    );
    problemIn(
      await luyue.request('GET', `/v1/links/${other.token}/evidence/${evidenceId}`),
      404,
      'evidence_not_found',
    );
    problemIn(await handInByLink(luyue, 'x'.repeat(43), aFile()), 404, 'link_not_found');
  });
});

describe('an action that refers to evidence', () => {
  const deliver = (token: string, evidenceIds: readonly string[]) =>
    luyue.actByLink(token, 'deliver', { url: 'https://live.example.com/1', evidenceIds });

  test('marks it: from then on every party sees it', async () => {
    const { deal, token } = await fundedDeal(luyue);
    const evidenceId = await readyByLink(luyue, token);
    expect((await deliver(token, [evidenceId])).status).toBe(200);
    const { body } = await show(luyue, deal.id, evidenceId);
    const log = await luyue.request<{ items: { seq: number; type: string; data: unknown }[] }>(
      'GET',
      `/v1/deals/${deal.id}/events?limit=100`,
      { key: luyue.brandKey },
    );
    const delivered = log.body.items.find(({ type }) => type === 'deal.delivered.v1');
    expect(body).toMatchObject({ status: 'ready', submittedBy: delivered?.seq });
    expect(delivered?.data).toMatchObject({ evidenceIds: [evidenceId] });
    expect(JSON.stringify(log.body)).not.toContain('截图');
  });

  test('is refused where it does not exist, is not whole, was refused, or is somebody else’s', async () => {
    const { deal, token } = await fundedDeal(luyue);
    const another = await aDeal();
    const ready = await readyByLink(luyue, token);
    const awaited = (await handInByLink(luyue, token, aFile())).body.evidenceId;
    const bad = (await handInByLink(luyue, token, aFile({ contentType: 'image/gif' }))).body;
    await upload(bad, png);
    const brands = (await handIn(luyue, deal.id, aFile())).body;
    await upload(brands, png);
    const elsewhere = await readyByLink(luyue, another.token);
    const ids = [ready, awaited, bad.evidenceId, brands.evidenceId, elsewhere, anId('evid')];
    const problem = problemIn(await deliver(token, ids), 422, 'invalid_payload');
    expect(pathsIn(problem)).toEqual([1, 2, 3, 4, 5].map((index) => `evidenceIds.${index}`));
    expect((await luyue.deal(deal.id)).gate?.name).toBe('delivery');
    expect((await deliver(token, [ready])).status).toBe(200);
  });

  test('that the gate does not allow is refused for that', async () => {
    const { token } = await aDeal();
    problemIn(await deliver(token, [anId('evid')]), 409, 'action_not_available');
  });
});
