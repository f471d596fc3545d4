import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectClosed, expectRefused } from './expectations.ts';
import { mailsTo } from './mailboxes.ts';
import { Story } from './story.ts';

let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const stepFunctions = (action: string, id: string, more: Record<string, string> = {}) =>
  h.request('POST', '/_local/stepfunctions', {
    headers: { 'x-amz-target': `AWSStepFunctions.${action}`, 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      executionArn: `arn:aws:states:us-east-1:000000000000:execution:collaboration:${id}`,
      ...more,
    }),
  });
const stop = (id: string, cause = 'a drill') =>
  stepFunctions('StopExecution', id, { error: 'StoppedByHand', cause });

it('a deal whose execution was stopped is set aside with its money, and operations is told', async () => {
  const story = await Story.atDelivery(h);
  const before = (await mailsTo(h, 'operations@luyue.test')).length;
  expect((await stop(story.id)).status).toBe(200);
  await h.settle();

  const deal = await story.view();
  expect(deal).toMatchObject({ status: 'needs_operator', outcome: null, gate: null });
  expect(deal.problem).toMatchObject({ stage: 'workflow', error: 'StoppedByHand', cause: 'a drill' });
  expect(deal.money.funded).toBeGreaterThan(0);
  expect(await mailsTo(h, 'operations@luyue.test')).toHaveLength(before + 1);
});

it('says why in the words of the step, without a stack trace that names folders of the machine', async () => {
  const story = await Story.atDelivery(h);
  const report = {
    errorType: 'Error',
    errorMessage: 'in its own words',
    trace: ['at /srv/secret/folder.ts:1'],
  };
  await stop(story.id, JSON.stringify(report));
  await h.settle();
  expect((await story.view()).problem).toMatchObject({ cause: 'in its own words' });
});

it('nobody acts on the gate it left', async () => {
  const story = await Story.atDelivery(h);
  await stop(story.id);
  await h.settle();
  const deliver = () => story.creator('deliver', { url: 'https://live.example/1' });
  await expectRefused(story, deliver, 409, 'action_not_available');
});

it('redriving the execution brings it back to its gate, and the deal goes on to its end', async () => {
  const story = await Story.atDelivery(h);
  await stop(story.id);
  await h.settle();
  expect((await stepFunctions('RedriveExecution', story.id)).status).toBe(200);
  await h.settle();

  expect(await story.view()).toMatchObject({ status: 'delivering', gate: { name: 'delivery' } });
  await story.deliver();
  await story.brand('approve');
  await expectClosed(story, 'completed');
});

describe('an operator restarts the workflow', () => {
  const restart = async (story: Story, body: unknown = { reason: 'the drill is over' }) => {
    const path = `/v1/deals/${story.id}/operations/restart-workflow`;
    const reply = await h.request('POST', path, { key: await h.operatorToken(), body });
    await h.settle();
    return reply;
  };

  it('of a deal that it ended under, and the deal goes on to its end', async () => {
    const story = await Story.atDelivery(h);
    await stop(story.id);
    await h.settle();
    expect((await restart(story, {})).status).toBe(422);
    expect((await restart(story)).status).toBe(200);
    expect(await story.view()).toMatchObject({
      status: 'delivering',
      problem: null,
      gate: { name: 'delivery' },
    });
    expect(await story.events()).toContain('deal.workflow_restarted.v1');
    await story.deliver();
    await story.brand('approve');
    await expectClosed(story, 'completed');
  });

  it('and not of one that runs', async () => {
    const story = await Story.atDelivery(h);
    expect(await restart(story)).toMatchObject({ status: 409, body: { code: 'action_not_available' } });
    expect(await story.view()).toMatchObject({ status: 'delivering', gate: { name: 'delivery' } });
  });
});
