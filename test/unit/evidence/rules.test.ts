import { describe, expect, test } from 'vitest';
import { type Evidence, mayRead } from '../../../domain/evidence/evidence.ts';
import { reportSchema } from '../../../domain/evidence/report.ts';
import { sightingIn } from '../../../domain/evidence/reportSighting.ts';
import { evidenceRequestSchema } from '../../../domain/evidence/request.ts';
import { settle } from '../../../domain/evidence/settle.ts';
import { faultsOfEvidence } from '../../../domain/evidence/usable.ts';
import { anId } from '../../builders/deal.ts';

const HASH = 'a'.repeat(64);

function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    id: anId('evid'),
    dealId: 'deal_1',
    kind: 'file',
    by: { role: 'creator', id: 'creator_1' },
    fileName: 'shot.png',
    contentType: 'image/png',
    sniffedType: null,
    size: 70,
    sha256: null,
    url: null,
    at: '2026-11-01T00:00:00Z',
    status: 'awaiting_upload',
    refusal: null,
    storedVersion: null,
    submittedBy: null,
    ...overrides,
  };
}

describe('a request', () => {
  const file = { fileName: '截图 1.png', contentType: 'image/png', size: 1 };
  const fits = (request: unknown) => evidenceRequestSchema.safeParse(request).success;

  test.each([
    file,
    { ...file, sha256: HASH },
    { ...file, contentType: 'video/mp4', size: 50 * 1_048_576 },
    { url: 'https://work.site/1' },
  ])('%j fits', (request) => expect(fits(request)).toBe(true));

  test.each([
    {},
    { ...file, size: 0 },
    { ...file, size: 1.5 },
    { ...file, size: 20 * 1_048_576 + 1 },
    { ...file, contentType: 'text/html' },
    { ...file, contentType: 'image/svg+xml' },
    { ...file, fileName: '' },
    { ...file, fileName: '../../etc/passwd' },
    { ...file, fileName: 'a\\b' },
    { ...file, fileName: 'a\r\nset-cookie: x' },
    { ...file, fileName: 'x'.repeat(201) },
    { ...file, sha256: 'A'.repeat(64) },
    { ...file, extra: 1 },
    { url: 'javascript:alert(1)' },
    { url: 'https://user:pass@work.site/' },
    { url: 'https://work.site/', fileName: 'x' },
    { report: { url: 'https://work.site/1', minutesLive: 61 } },
  ])('%j does not', (request) => expect(fits(request)).toBe(false));
});

describe('bytes that came', () => {
  const file = { size: 70, sha256: HASH, sniffedType: 'image/png', version: 'v1' };

  test('as announced make it ready, with what was counted', () => {
    expect(settle(anEvidence(), file)).toMatchObject({
      status: 'ready',
      refusal: null,
      sha256: HASH,
      sniffedType: 'image/png',
      storedVersion: 'v1',
    });
  });

  test.each([
    [{ size: 0 }, 'empty'],
    [{ size: 71 }, 'other_size'],
    [{ sha256: 'b'.repeat(64) }, 'other_hash'],
    [{ sniffedType: 'application/pdf' }, 'other_type'],
  ] as const)('%j are refused: %s', (found, refusal) => {
    expect(settle(anEvidence({ sha256: HASH }), { ...file, ...found })).toMatchObject({
      status: 'refused',
      refusal,
    });
  });

  test('change nothing that is settled', () => {
    const ready = anEvidence({ status: 'ready', sha256: HASH });
    expect(settle(ready, { ...file, size: 1 })).toBe(ready);
  });
});

describe('evidence in an action', () => {
  const ready = anEvidence({ status: 'ready' });
  const messages = (evidence: Evidence, role: 'creator' | 'brand' | 'provider' | 'operator') =>
    faultsOfEvidence([evidence.id], [evidence], role).map(({ message }) => message);

  test('may be its owner’s, or before all parties already', () => {
    expect(messages(ready, 'creator')).toEqual([]);
    expect(messages(ready, 'operator')).toEqual([]);
    expect(messages(ready, 'brand')).toEqual(['is no evidence of this deal']);
    expect(messages({ ...ready, submittedBy: 7 }, 'brand')).toEqual([]);
    expect(mayRead(ready, 'provider')).toBe(false);
  });

  test('has to be there and whole, each fault at its place', () => {
    const awaited = anEvidence();
    const refused = anEvidence({ status: 'refused', refusal: 'other_type' });
    const ids = [ready.id, awaited.id, anId('evid'), refused.id];
    expect(faultsOfEvidence(ids, [refused, ready, awaited], 'creator')).toEqual([
      { path: ['evidenceIds', 1], message: 'was not uploaded yet' },
      { path: ['evidenceIds', 2], message: 'is no evidence of this deal' },
      { path: ['evidenceIds', 3], message: 'was refused when it was uploaded' },
    ]);
  });
});

describe('a report', () => {
  const report = reportSchema.parse({
    url: 'http://work.site/1?a=1#top',
    minutesLive: 61,
    publishedAt: '2026-11-20T10:00:00Z',
    views: 10,
    tags: ['#ad'],
  });
  const signature = { endpointId: 'hook_1', webhookId: 'msg_1', timestamp: '1793491200', signature: 'v1,x' };
  const from = (role: 'brand' | 'provider' | 'creator') => ({
    id: 'evid_1',
    by: { role, id: 'x' },
    signature,
  });

  test.each([
    { url: 'https://work.site/1', minutesLive: -1 },
    { url: 'https://work.site/1', name: 'x' },
  ])('such as %j does not fit', (wrong) => expect(reportSchema.safeParse(wrong).success).toBe(false));

  test('that nobody signed counts for nothing', () => {
    expect(sightingIn(report, { id: 'evid_1', by: { role: 'brand', id: 'x' } }, report.url)).toBeNull();
  });

  test('of brand or provider is seen as its word about the work', () => {
    expect(sightingIn(report, from('brand'), 'https://work.site/1?a=1')).toEqual({
      source: 'report',
      by: 'brand',
      evidenceId: 'evid_1',
      vouchedBy: 'brand',
      platform: null,
      minutesLive: 61,
      published: { from: '2026-11-20T10:00:00Z', to: '2026-11-20T10:00:00Z' },
      tags: ['#ad'],
    });
  });

  test('of the creator, or about other work, is none', () => {
    expect(sightingIn(report, from('creator'), report.url)).toBeNull();
    expect(sightingIn(report, from('provider'), 'https://work.site/2')).toBeNull();
    expect(sightingIn(report, from('provider'), 'https://work.site/1')).toBeNull();
  });
});
