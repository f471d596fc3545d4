import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectParked, expectRefused } from './expectations.ts';
import { mailsTo, moveMailbox } from './mailboxes.ts';
import { inDays, liveTerms, Story, videoTerms } from './story.ts';

const DAY = 86_400_000;
const SHIPMENT = { carrier: '顺丰', trackingNumber: 'SF1234567890' };
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const withSample = () => liveTerms(h, { sample: { required: true } });
const atShipment = (terms = withSample()) => Story.atDelivery(h, { terms, provider: true });

async function atReceipt(): Promise<Story> {
  const story = await atShipment();
  await story.brand('ship', SHIPMENT);
  return story;
}

describe('sample_shipment', () => {
  it('waits a week for the brand, who ships; the creator hears how', async () => {
    const story = await atShipment();
    const gate = await expectGate(story, 'sample_shipment', 'preparing');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * DAY);
    expect((await story.brand('ship', SHIPMENT)).status).toBe(200);
    const receipt = await expectGate(story, 'sample_receipt', 'preparing');
    expect(Date.parse(receipt.deadline) - h.now()).toBe(14 * DAY);
    const [mail] = await mailsTo(h, story.email);
    expect(mail?.text).toContain('顺丰 SF1234567890');
    const page = await h.request<string>('GET', `/l/${await h.tokenFor(story.email)}`);
    expect(page.body).toContain('SF1234567890');
  });

  it('is shipped by the provider as well, and by nobody without a number', async () => {
    const story = await atShipment();
    await expectRefused(story, () => story.provider('ship', { carrier: '顺丰' }), 422, 'invalid_payload');
    await expectRefused(story, () => story.creator('ship', SHIPMENT), 403, 'not_allowed');
    await story.provider('ship', SHIPMENT);
    await expectGate(story, 'sample_receipt', 'preparing');
  });

  it('is waived by the creator: the work begins', async () => {
    const story = await atShipment();
    await expectRefused(story, () => story.brand('waive'), 403, 'not_allowed');
    await story.creator('waive');
    await expectGate(story, 'delivery', 'delivering');
    const [mail] = await mailsTo(h, 'brand@luyue.test');
    expect(mail?.subject).toContain('不需要样品');
  });

  it.each(['brand', 'creator'] as const)(
    'is cancelled by the %s: far ahead, it costs nothing',
    async (by) => {
      const story = await atShipment();
      await story[by]('cancel', { reason: 'no stock' });
      await expectClosed(story, 'cancelled');
      expect((await story.view()).money).toMatchObject({ released: 0, refunded: 840_000 });
    },
  );

  it('left alone goes to an operator, who can ask once more', async () => {
    const story = await atShipment();
    await story.toDeadline();
    await expectParked(story, 'sample_shipment', 'DeadlinePassed');
    await story.operator('retry');
    const gate = await expectGate(story, 'sample_shipment', 'preparing');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * DAY);
  });
});

describe('sample_receipt', () => {
  it('is confirmed: the work begins', async () => {
    const story = await atReceipt();
    await story.creator('confirm_receipt');
    await expectGate(story, 'delivery', 'delivering');
    await story.deliver();
    await story.brand('approve');
    await expectClosed(story, 'completed');
  });

  it('late leaves the creator three days to deliver, whatever the due date was', async () => {
    const story = await atReceipt();
    await h.advanceTo(inDays(h, 13));
    await story.creator('confirm_receipt');
    const { deadline } = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(deadline) - h.now()).toBe(3 * DAY);
  });

  it('reports a defect, and gets another sample', async () => {
    const story = await atReceipt();
    await expectRefused(story, () => story.creator('report_defect'), 422, 'invalid_payload');
    await story.after(2 * DAY);
    await story.creator('report_defect', { description: 'the bottle is broken' });
    const gate = await expectGate(story, 'sample_shipment', 'preparing');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * DAY);
    const [mail] = await mailsTo(h, 'brand@luyue.test');
    expect(mail?.subject).toContain('样品有问题');
    await story.brand('ship', { ...SHIPMENT, trackingNumber: 'SF2' });
    await story.creator('confirm_receipt');
    await expectGate(story, 'delivery', 'delivering');
  });

  it('of a third useless sample asks an operator', async () => {
    const story = await atShipment();
    for (const time of [1, 2, 3]) {
      await story.brand('ship', SHIPMENT);
      await story.creator('report_defect', { description: `broken again, ${time}` });
    }
    await expectParked(story, 'sample_shipment', 'SampleUseless');
    await story.operator('retry');
    await story.brand('ship', SHIPMENT);
    await story.creator('confirm_receipt');
    await expectGate(story, 'delivery', 'delivering');
  });

  it('counts as received when nothing is heard of a creator who was told', async () => {
    const story = await atReceipt();
    await story.toDeadline();
    await expectGate(story, 'delivery', 'delivering');
    expect(await story.events()).not.toContain('deal.clock_extended.v1');
  });

  it('does not count as received when the creator could not be told', async () => {
    const story = await atShipment();
    const { creator } = await story.view();
    const address = await moveMailbox(h, creator.id, `bounce.${story.email}`);
    await story.brand('ship', SHIPMENT);
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'sample_receipt', 'preparing');
    expect(Date.parse(deadline)).toBeGreaterThan(h.now() + 47 * 3_600_000);
    await moveMailbox(h, creator.id, address);
  });

  it('leads to the draft, where one was agreed on', async () => {
    const dueAt = inDays(h, 30);
    const terms = videoTerms(h, {
      sample: { required: true },
      deliverable: { kind: 'video', dueAt, minSeconds: 30, draftReview: true },
    });
    const waived = await atShipment(terms);
    await waived.creator('waive');
    await expectGate(waived, 'draft', 'preparing');
    const shipped = await atShipment(terms);
    await shipped.brand('ship', SHIPMENT);
    await shipped.creator('confirm_receipt');
    await expectGate(shipped, 'draft', 'preparing');
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'samples'));
