import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResolutionPreview } from '../../../functions/api/previewResolution.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed, operatorNamed } from '../../workflow/dispute/disputed.ts';

let luyue: TestLuyue;
let operator: string;
let disputed: Disputed;
beforeAll(async () => {
  luyue = await TestLuyue.start();
  operator = await operatorNamed(luyue, 'op_1');
  disputed = await (await Disputed.raised(await Story.atReview(luyue), 'brand')).toDecision();
});
afterAll(() => luyue.stop());

const preview = (shares: unknown, key = operator) =>
  luyue.request<ResolutionPreview>('POST', `/v1/disputes/${disputed.id}/preview`, { key, body: { shares } });
const ledger = async () => {
  const path = `/v1/deals/${disputed.story.id}/ledger?limit=100`;
  const { body } = await luyue.request<{ items: { id: string; postings: unknown }[] }>('GET', path, {
    key: operator,
  });
  return body.items.map(({ id, postings }) => ({ id, postings }));
};

describe('the preview of a resolution', () => {
  test('is refused to the parties, and for shares that are not the whole or somebody nobody is', async () => {
    expect((await preview({ creator: 1, brand: 999_999 }, luyue.brandKey)).status).toBe(403);
    expect(await preview({ creator: 1, brand: 1 })).toMatchObject({
      status: 422,
      body: { code: 'invalid_request', errors: [{ path: 'shares' }] },
    });
    expect(await preview({ creator: 0, brand: 0, provider: 1_000_000 })).toMatchObject({
      status: 422,
      body: { code: 'invalid_payload', errors: [{ path: 'shares.provider' }] },
    });
  });

  test('writes nothing and is, to the last posting, what the decision then makes', async () => {
    const before = { ledger: await ledger(), events: await luyue.events(disputed.story.id) };
    const { status, body } = await preview({ creator: 333_333, brand: 666_667 });
    expect(status).toBe(200);
    expect(body.amounts).toEqual({ creator: 266_667, brand: 533_333, provider: 0 });
    expect(body.entries.length).toBeGreaterThan(0);
    for (const { postings } of body.entries)
      expect(postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    expect({ ledger: await ledger(), events: await luyue.events(disputed.story.id) }).toEqual(before);

    await disputed.operator('decide', disputed.shares(333_333, 666_667));
    await luyue.advanceTo(luyue.now() + 4 * 86_400_000);
    expect(await ledger()).toEqual(expect.arrayContaining([...body.entries]));
    expect(await preview({ creator: 0, brand: 1_000_000 })).toMatchObject({
      status: 409,
      body: { code: 'action_not_available' },
    });
  });
});
