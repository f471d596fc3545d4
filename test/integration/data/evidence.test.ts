import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { makeEvidenceRecords } from '../../../adapters/dynamodb/evidenceRecords.ts';
import type { Evidence } from '../../../domain/evidence/evidence.ts';
import { settle } from '../../../domain/evidence/settle.ts';
import { aChange, aNewDeal, anId } from '../../builders/deal.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());

const records = () => makeEvidenceRecords(bed);
const deals = () => makeDealStore(bed);

function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    id: anId('evid'),
    dealId: anId('deal'),
    kind: 'file',
    by: { role: 'creator', id: 'creator_1' },
    fileName: '截图.png',
    contentType: 'image/png',
    sniffedType: null,
    size: 70,
    sha256: null,
    url: null,
    at: '2026-11-01T00:00:00.000Z',
    status: 'awaiting_upload',
    refusal: null,
    storedVersion: null,
    submittedBy: null,
    ...overrides,
  };
}

const FOUND = { size: 70, sha256: 'a'.repeat(64), sniffedType: 'image/png', version: null };

test('evidence is found by deal and id, some at a time, and all in order', async () => {
  const dealId = anId('deal');
  const all = [anEvidence({ dealId }), anEvidence({ dealId }), anEvidence({ dealId, kind: 'report' })];
  for (const each of all) expect(await records().add(each)).toEqual({ kind: 'added' });
  await records().add(anEvidence());
  expect(await records().ofDeal(dealId)).toEqual(all);
  expect(await records().find(dealId, all[1]?.id ?? '')).toEqual(all[1]);
  expect(await records().find(anId('deal'), all[1]?.id ?? '')).toBeNull();
  const some = await records().findAll(dealId, [all[2]?.id ?? '', anId('evid'), all[2]?.id ?? '']);
  expect(some).toEqual([all[2]]);
});

test('an id is used once', async () => {
  const evidence = anEvidence();
  await records().add(evidence);
  await expect(records().add({ ...evidence, size: 1 })).rejects.toMatchObject({ name: 'InvariantViolation' });
  expect(await records().find(evidence.dealId, evidence.id)).toEqual(evidence);
});

test('under the same idempotency key nothing comes twice, not even at once', async () => {
  const dealId = anId('deal');
  const keep = {
    scope: `s:${dealId}`,
    key: 'k',
    requestHash: 'h',
    status: 201,
    body: { evidenceId: 'first' },
  };
  const added = await Promise.all(
    Array.from({ length: 5 }, () => records().add(anEvidence({ dealId }), keep)),
  );
  expect(added.filter(({ kind }) => kind === 'added')).toHaveLength(1);
  expect(added.filter(({ kind }) => kind === 'repeated')).toHaveLength(4);
  expect(await records().ofDeal(dealId)).toHaveLength(1);
});

describe('settling', () => {
  test('counts once: how it came out first stays', async () => {
    const evidence = anEvidence();
    await records().add(evidence);
    const ready = settle(evidence, FOUND);
    expect(await records().settle(ready)).toEqual(ready);
    const other = settle(evidence, { ...FOUND, size: 1 });
    expect(await records().settle(other)).toEqual(ready);
    expect(await records().find(evidence.dealId, evidence.id)).toEqual(ready);
  });

  test('of what does not exist is a fault', async () => {
    await expect(records().settle(anEvidence({ status: 'ready' }))).rejects.toMatchObject({
      name: 'InvariantViolation',
    });
  });
});

describe('using evidence', () => {
  test('marks it with the first event that refers to it, with the deal’s change or not at all', async () => {
    const begun = aNewDeal();
    await deals().commit(begun);
    const evidence = anEvidence({ dealId: begun.deal.id });
    await records().add(evidence);
    const submittedBy = async () => (await records().find(begun.deal.id, evidence.id))?.submittedBy;

    const lost = { ...aChange(begun.deal), before: { ...begun.deal, version: 7 } };
    const stale = { ...lost, deal: { ...lost.deal, version: 8 } };
    expect(await deals().commit(stale, { evidenceIds: [evidence.id] })).toEqual({ kind: 'conflict' });
    expect(await submittedBy()).toBeNull();

    const used = aChange(begun.deal);
    expect(await deals().commit(used, { evidenceIds: [evidence.id, evidence.id] })).toEqual({
      kind: 'committed',
    });
    expect(await submittedBy()).toBe(used.events[0]?.seq);
    await deals().commit(aChange(used.deal), { evidenceIds: [evidence.id] });
    expect(await submittedBy()).toBe(used.events[0]?.seq);
    expect(await records().settle(settle(evidence, FOUND))).toMatchObject({ status: 'ready' });
    expect(await submittedBy()).toBe(used.events[0]?.seq);
  });

  test('that does not exist is a fault, and nothing is written', async () => {
    const begun = aNewDeal();
    await deals().commit(begun);
    const committing = deals().commit(aChange(begun.deal), { evidenceIds: [anId('evid')] });
    await expect(committing).rejects.toMatchObject({ name: 'InvariantViolation' });
    expect((await deals().find(begun.deal.id))?.version).toBe(1);
  });
});
