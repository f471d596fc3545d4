import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RetryableError } from '../../../domain/errors.ts';
import { dealStream } from '../../../functions/events/dealStream.ts';
import { documents } from '../../../functions/runtime/providers/documents.ts';
import { mailer } from '../../../functions/runtime/providers/mailer.ts';
import { workflows } from '../../../functions/runtime/providers/workflows.ts';
import { Lambdas } from '../../../local/lambdas.ts';
import { collaborationInputSchema, wakeUpSchema } from '../../../workflows/collaboration/contract.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { executionStatuses } from './executions.ts';
import { expectClosed, expectGate } from './expectations.ts';
import { breakStep } from './faultDrill.ts';
import { mailsTo } from './mailboxes.ts';
import { COMMISSION, inDays, liveTerms, Story, videoTerms } from './story.ts';

const MINUTE = 60_000;
const away = new RetryableError('Step Functions is away');
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => h.stop());

const machines = () => workflows.of(h.luyue.runtime);
const accept = { termsVersion: 1 };
const sold = () => ({ terms: liveTerms(h, { commission: COMMISSION }) });

describe('an answer whose wake-up was lost', () => {
  it('wakes its workflow by the stream', async () => {
    const story = await Story.begin(h);
    const wake = vi.spyOn(machines(), 'wake').mockRejectedValueOnce(away);
    expect((await story.creator('accept', accept)).status).toBe(200);
    expect(wake.mock.settledResults[0]).toMatchObject({ type: 'rejected' });
    const answers = wake.mock.calls.map(([, wakeUp]) => wakeUpSchema.parse(wakeUp));
    expect(answers.map(({ action, by }) => `${action} by ${by}`)).toEqual(
      answers.map(() => 'accept by creator'),
    );
    expect(answers.length).toBeGreaterThan(1);
    await expectGate(story, 'funding', 'awaiting_funding');
  });

  it('waits in the stream as long as the workflows are away', async () => {
    const story = await Story.begin(h);
    const wake = vi.spyOn(machines(), 'wake').mockRejectedValue(away);
    await story.creator('accept', accept);
    await story.after(1000);
    expect((await story.view()).gate).toBeNull();
    wake.mockRestore();
    await story.after(MINUTE);
    await expectGate(story, 'funding', 'awaiting_funding');
  });

  it('is honoured by the deadline, if nothing else finds it', async () => {
    const story = await Story.begin(h);
    const { deadline } = await expectGate(story, 'response', 'invited');
    await h.advanceTo(Date.parse(deadline) - 60 * MINUTE);
    const wake = vi.spyOn(machines(), 'wake').mockRejectedValue(away);
    await story.creator('accept', accept);
    await h.advanceTo(Date.parse(deadline) + 1000);
    wake.mockRestore();
    await expectGate(story, 'funding', 'awaiting_funding');
    expect(await story.events()).not.toContain('deal.gate_expired.v1');
  });
});

const SHIPMENT = { carrier: 'SF Express', trackingNumber: 'SF1' };
const WORK = { url: 'https://drive.example.com/1' };

async function atReceipt(): Promise<Story> {
  const story = await Story.atDelivery(h, { terms: liveTerms(h, { sample: { required: true } }) });
  await story.brand('ship', SHIPMENT);
  return story;
}

const withDraft = () =>
  videoTerms(h, {
    deliverable: { kind: 'video', dueAt: inDays(h, 30), minSeconds: 30, draftReview: true },
  });

async function atDraftReview(): Promise<Story> {
  const story = await Story.atDelivery(h, { terms: withDraft() });
  await story.creator('submit_draft', WORK);
  return story;
}

describe('an answer that the machine never heard of before its state failed', () => {
  const paid = (story: Story) => h.pay(story.id);
  it.each([
    ['response', 'funding', () => Story.begin(h), (story: Story) => story.creator('accept', accept)],
    [
      'counter_response',
      'response',
      () => Story.atCounter(h),
      (story: Story) => story.brand('counter', { terms: liveTerms(h) }),
    ],
    ['funding', 'delivery', () => Story.atFunding(h), paid],
    [
      'sample_shipment',
      'sample_receipt',
      () => Story.atDelivery(h, { terms: liveTerms(h, { sample: { required: true } }) }),
      (story: Story) => story.brand('ship', SHIPMENT),
    ],
    ['sample_receipt', 'delivery', atReceipt, (story: Story) => story.creator('confirm_receipt')],
    [
      'draft',
      'draft_review',
      () => Story.atDelivery(h, { terms: withDraft() }),
      (story: Story) => story.creator('submit_draft', WORK),
    ],
    ['draft_review', 'delivery', atDraftReview, (story: Story) => story.brand('approve')],
    ['delivery', 'review', () => Story.atDelivery(h), (story: Story) => story.deliver()],
    ['review', 'sales', () => Story.atReview(h, sold()), (story: Story) => story.brand('approve')],
    [
      'stays_live',
      'operator',
      async () => {
        const stayLive = { period: 'P30D', holdPpm: 200_000 };
        const story = await Story.atReview(h, { terms: videoTerms(h, { stayLive }) });
        await story.brand('approve');
        return story;
      },
      (story: Story) => story.brand('report_down'),
    ],
  ] as const)('is honoured at %s: the deal goes on to %s', async (_, next, reach, answer) => {
    const story = await reach();
    const { gate } = await story.view();
    const end = Date.parse(gate?.deadline ?? '');
    await h.advanceTo(end - 60 * MINUTE);
    const wake = vi.spyOn(machines(), 'wake').mockRejectedValue(away);
    await answer(story);
    await h.advanceTo(end - 1000);
    wake.mockRestore();
    await breakStep(h, 'expireGate', 'TerminalError', 1);
    await h.advanceTo(end + 2000);
    expect((await story.view()).gate?.name).toBe(next);
    expect(await story.events()).not.toContain('deal.gate_expired.v1');
  });
});

it('a cancellation that the machine never heard of before its state failed is settled all the same', async () => {
  const story = await Story.atDelivery(h);
  const { gate } = await story.view();
  const end = Date.parse(gate?.deadline ?? '');
  await h.advanceTo(end - 60 * MINUTE);
  const wake = vi.spyOn(machines(), 'wake').mockRejectedValue(away);
  await story.brand('cancel', { reason: 'no stock' });
  await h.advanceTo(end - 1000);
  wake.mockRestore();
  await breakStep(h, 'expireGate', 'TerminalError', 1);
  await h.advanceTo(end + 2000);
  await expectClosed(story, 'cancelled');
  expect((await story.view()).money).toMatchObject({ released: 840_000, paidOut: 800_000 });
});

it('a deal whose machine was not started is started by the stream', async () => {
  const start = vi.spyOn(machines(), 'startCollaboration').mockRejectedValueOnce(away);
  const story = await Story.begin(h);
  const inputs = start.mock.calls.map(([, outlook]) => collaborationInputSchema.parse({ outlook }));
  expect(inputs.length).toBeGreaterThan(1);
  await expectGate(story, 'response', 'invited');
});

it('an inbox that is away keeps no deal waiting, and nobody untold for good', async () => {
  const story = await Story.begin(h);
  const send = vi.spyOn(mailer.of(h.luyue.runtime), 'send').mockRejectedValue(new RetryableError('no mail'));
  vi.spyOn(machines(), 'wake').mockRejectedValueOnce(away);
  await h.act(story.id, 'withdraw', {});
  await expectClosed(story, 'withdrawn');
  const told = (await mailsTo(h, story.email)).length;
  send.mockRestore();
  await story.after(MINUTE);
  expect(await mailsTo(h, story.email)).toHaveLength(told + 1);
});

it('records that come twice change nothing', async () => {
  const open = await Story.atFunding(h);
  const closed = await Story.begin(h);
  await closed.creator('decline');
  const standing = async () => ({
    deals: [await open.view(), await closed.view()],
    events: [await open.events(), await closed.events()],
    mails: h.luyue.mails(),
    transitions: [open.id, closed.id].map((id) => h.luyue.stateTransitions(id)),
    statuses: await executionStatuses(h),
  });
  const before = await standing();
  const { Items = [] } = await documents
    .of(h.luyue.runtime)
    .send(new ScanCommand({ TableName: h.luyue.runtime.env.DEALS_TABLE }));
  const Records = Items.map((NewImage, index) => ({ dynamodb: { SequenceNumber: `${index}`, NewImage } }));
  expect(Records.length).toBeGreaterThan(20);
  const consume = new Lambdas(h.luyue.runtime).handlerOf(dealStream);
  expect(await consume({ Records })).toEqual({ batchItemFailures: [] });
  await h.settle();
  expect(await standing()).toEqual(before);
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'safetyNet'));
