import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { termsKey } from '../../../adapters/dynamodb/keys.ts';
import { termsHash } from '../../../domain/terms/terms.ts';
import type { DealTermsView } from '../../../functions/api/dealTerms.ts';
import { documents } from '../../../functions/runtime/providers/documents.ts';
import { DEMO_PROVIDER } from '../../../local/demoTenants.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { inDays, liveTerms, Story } from '../../workflow/collaboration/story.ts';
import { aRequest, problemIn } from './bed.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const read = (id: string, key = h.brandKey) =>
  h.request<DealTermsView>('GET', `/v1/deals/${id}/terms`, { key });

const feesIn = ({ items }: DealTermsView) => items.map(({ terms }) => terms.fixedFee);

describe('the versions of the terms', () => {
  test('are kept one and all, with who put them forward and what was accepted', async () => {
    const story = await Story.begin(h);
    const proposed = (fixedFee: number) => liveTerms(h, { fixedFee });
    const first = (await story.view()).terms;
    await h.advanceTo(h.now() + 3_600_000);
    const at = new Date(h.now()).toISOString();
    await story.creator('counter', { terms: { ...first, fixedFee: 1_000_000 }, note: 'it is a long stream' });
    await story.brand('counter', { terms: { ...first, fixedFee: 900_000 } });
    await story.brand('revise', { terms: proposed(950_000), note: 'and no further' });
    const { items } = (await read(story.id)).body;
    expect(items).toMatchObject([
      { version: 1, by: { role: 'brand' }, note: null, accepted: null, terms: { fixedFee: 800_000 } },
      {
        version: 2,
        by: { role: 'creator' },
        note: 'it is a long stream',
        at,
        terms: { fixedFee: 1_000_000 },
      },
      { version: 3, by: { role: 'brand' }, note: null, terms: { fixedFee: 900_000 } },
      { version: 4, by: { role: 'brand' }, note: 'and no further', terms: { fixedFee: 950_000 } },
    ]);
    expect(items.map(({ hash }) => hash)).toEqual(items.map(({ terms }) => termsHash(terms)));
    expect(new Set(items.map(({ hash }) => hash)).size).toBe(4);

    await story.creator('accept', { termsVersion: 4 });
    const agreed = (await read(story.id)).body.items;
    expect(agreed.map(({ accepted }) => accepted?.by.role)).toEqual([
      undefined,
      undefined,
      undefined,
      'creator',
    ]);
  });

  test('do not change with what the work is given later: more time changes no terms', async () => {
    const story = await Story.atDelivery(h);
    const before = (await read(story.id)).body;
    await story.brand('extend', { to: inDays(h, 20), reason: 'ill' });
    expect((await read(story.id)).body).toEqual(before);
  });

  test('come with the zone the creator lives in, and the names of who shares', async () => {
    const request = aRequest();
    const levels = [{ to: DEMO_PROVIDER, keepPpm: 200_000 }, { to: 'creator' as const }];
    const { id } = await h.startDeal({
      ...request,
      creator: { ...request.creator, timeZone: 'Europe/Paris' },
      provider: { id: DEMO_PROVIDER },
      terms: liveTerms(h, { chain: { of: 'fixedFee', levels } }),
    });
    const { body } = await read(id, h.luyue.secrets.providerApiKey);
    expect(body.timeZone).toBe('Europe/Paris');
    expect(body.names).toEqual({ [DEMO_PROVIDER]: expect.stringMatching(/\S/) });
  });

  test('are nobody else’s to see', async () => {
    const story = await Story.atCounter(h);
    problemIn(await read(story.id, h.luyue.secrets.providerApiKey), 404, 'deal_not_found');
    problemIn(await read('deal_none'), 404, 'deal_not_found');
    expect(feesIn((await read(story.id, await h.operatorToken())).body)).toEqual([800_000, 1_000_000]);
  });

  test('that are not the ones the log froze are shown to nobody', async () => {
    const story = await Story.atCounter(h);
    const forged = { ...(await story.view()).terms, fixedFee: 1 };
    await documents.of(h.luyue.runtime).send(
      new UpdateCommand({
        TableName: h.luyue.runtime.env.DEALS_TABLE,
        Key: { ...termsKey(story.id, 1) },
        UpdateExpression: 'SET #terms = :forged',
        ExpressionAttributeNames: { '#terms': 'terms' },
        ExpressionAttributeValues: { ':forged': forged },
      }),
    );
    problemIn(await read(story.id), 500, 'internal_error');
  });
});
