import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealPathView } from '../../../functions/api/dealPath.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { statesEntered } from '../../workflow/collaboration/executions.ts';
import { Story } from '../../workflow/collaboration/story.ts';
import { Disputed } from '../../workflow/dispute/disputed.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const read = async (id: string, key = h.brandKey) =>
  h.request<DealPathView>('GET', `/v1/deals/${id}/path`, { key });

describe('the way of a deal', () => {
  test('is the states its machine entered, with their times, and where it stands', async () => {
    const story = await Story.begin(h);
    const invitedAt = new Date(h.now()).toISOString();
    expect((await read(story.id)).body).toEqual({
      machines: [
        {
          machine: 'collaboration',
          entered: [{ state: 'Invite creator', at: invitedAt }],
          current: 'Invite creator',
        },
      ],
    });
    await h.advanceTo(h.now() + 3_600_000);
    await story.creator('accept', { termsVersion: 1 });
    const [machine] = (await read(story.id)).body.machines;
    expect(machine).toMatchObject({ current: 'Collect funding' });
    expect(machine?.entered).toEqual([
      { state: 'Invite creator', at: invitedAt },
      { state: 'What does the creator say?', at: new Date(h.now()).toISOString() },
      { state: 'Collect funding', at: new Date(h.now()).toISOString() },
    ]);
  });

  test('ends where the deal does', async () => {
    const story = await Story.begin(h);
    await story.creator('decline', {});
    const [machine] = (await read(story.id)).body.machines;
    expect(machine?.current).toBeNull();
    expect(machine?.entered.at(-1)?.state).toBe('Close deal');
  });

  test('leads through the dispute, which is a machine of its own', async () => {
    const { story } = await Disputed.raised(await Story.atReview(h), 'brand');
    const { machines } = (await read(story.id)).body;
    expect(machines.map(({ machine, current }) => [machine, current])).toEqual([
      ['collaboration', 'Resolve dispute'],
      ['dispute', "Await the creator's response"],
    ]);
    expect(machines[0]?.entered.map(({ state }) => state)).toEqual(await statesEntered(h, story.id));
  });

  test('is nobody else’s to see', async () => {
    const story = await Story.begin(h);
    expect(await read(story.id, h.luyue.secrets.providerApiKey)).toMatchObject({
      status: 404,
      body: { code: 'deal_not_found' },
    });
  });
});
