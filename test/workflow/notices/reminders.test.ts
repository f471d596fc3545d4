import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTICE_TAG, toTag } from '../../../adapters/mail/noticeTag.ts';
import { mailEvents } from '../../../functions/events/mailEvents.ts';
import { notices } from '../../../functions/runtime/providers/notices.ts';
import { DEMO_BRAND } from '../../../local/demoTenants.ts';
import { Lambdas } from '../../../local/lambdas.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectClosed, expectGate } from '../collaboration/expectations.ts';
import { mailsTo, moveMailbox } from '../collaboration/mailboxes.ts';
import { liveTerms, Story, videoTerms } from '../collaboration/story.ts';

const HOUR = 3_600_000;
const BRAND = 'brand@luyue.test';
const OPERATIONS = 'operations@luyue.test';
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

/**
 * As EventBridge brings it from SES, which sent the mail under a Message-ID of its own.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
 */
const bounceOf = (notice: string) => ({
  version: '0',
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  resources: ['arn:aws:ses:us-east-1:111122223333:configuration-set/luyue-dev-mail'],
  detail: {
    eventType: 'Bounce',
    bounce: {
      feedbackId: '010001-1-000000',
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'x@y.z', action: 'failed', status: '5.1.1' }],
      timestamp: '2026-11-01T00:00:01.000Z',
      reportingMTA: 'dsn; a8-1.smtp-out.amazonses.com',
    },
    mail: {
      timestamp: '2026-11-01T00:00:00.000Z',
      source: 'notices@mail.example.com',
      messageId: '0100017',
      destination: ['x@y.z'],
      headersTruncated: false,
      headers: [{ name: 'Message-ID', value: '<0100017@email.amazonses.com>' }],
      commonHeaders: { from: ['x'], to: ['x@y.z'], messageId: '0100017', subject: 'x' },
      tags: {
        'ses:configuration-set': ['luyue-dev-mail'],
        'ses:operation': ['SendEmail'],
        [NOTICE_TAG]: [toTag(notice)],
      },
    },
  },
});

interface Mail {
  readonly subject: string;
  readonly at: string;
  readonly text: string;
  readonly links: readonly string[];
}

const inboxOf = async (address: string): Promise<readonly Mail[]> =>
  (await h.request<{ items: Mail[] }>('GET', `/_local/inbox?to=${encodeURIComponent(address)}`)).body.items;

/** Hours after `from` at which `address` was reminded. */
async function remindedAt(address: string, from: string): Promise<number[]> {
  const reminders = (await inboxOf(address)).filter(({ subject }) => /提醒|reminder/i.test(subject));
  return reminders
    .map(({ at }) => (Date.parse(at) - Date.parse(from)) / HOUR)
    .filter((hours) => hours >= 0)
    .sort((a, b) => a - b);
}

const openedAt = async (story: Story) => (await story.view()).gate?.openedAt ?? '';

describe('reminders', () => {
  it('of many deals that fall due together are one sweep: each party gets one, whatever order they are in', async () => {
    const many = await TestLuyue.start();
    try {
      const stories: Story[] = [];
      for (let count = 0; count < 9; count += 1) stories.push(await Story.begin(many));
      await many.advanceTo(many.now() + 4 * 24 * HOUR);
      for (const { email } of stories) {
        const path = `/_local/inbox?to=${encodeURIComponent(email)}`;
        const { items } = (await many.request<{ items: Mail[] }>('GET', path)).body;
        expect(items.filter(({ subject }) => /提醒|reminder/i.test(subject))).toHaveLength(1);
      }
    } finally {
      await many.stop();
    }
  });

  it('go to the one who is awaited at half, four fifths and a day before the end, to the second', async () => {
    const story = await Story.begin(h);
    const opened = await openedAt(story);
    await h.advanceTo(Date.parse(opened) + 84 * HOUR - 1000);
    expect(await remindedAt(story.email, opened)).toEqual([]);
    await h.advanceTo(Date.parse(opened) + 84 * HOUR);
    expect(await remindedAt(story.email, opened)).toEqual([84]);
    const brandBefore = (await mailsTo(h, BRAND)).length;
    await story.toDeadline();
    await expectClosed(story, 'expired');
    expect(await remindedAt(story.email, opened)).toEqual([84, 134.4, 144]);
    // The brand is only told that it is over.
    expect(await mailsTo(h, BRAND)).toHaveLength(brandBefore + 1);
  });

  it('say what to do, until when in the reader’s time zone, what happens otherwise, and where', async () => {
    const story = await Story.begin(h);
    await h.advanceTo(Date.parse(await openedAt(story)) + 84 * HOUR);
    const [mail] = await inboxOf(story.email);
    const gate = (await story.view()).gate;
    const day = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      day: 'numeric',
      month: 'short',
    });
    expect(mail?.subject).toBe('提醒：山茶美妆邀请你合作');
    expect(mail?.text).toContain(day.format(new Date(gate?.deadline ?? '')));
    expect(mail?.text).toContain('中国标准时间');
    expect(mail?.text).toContain('到期无人回应，合作自动结束');
    expect(mail?.links.some((link) => link.includes('/l/'))).toBe(true);
    // The link in it works.
    await story.creator('decline', {});
    await expectClosed(story, 'declined');
  });

  it('are cancelled by an answer that comes one second before', async () => {
    const story = await Story.begin(h);
    const opened = await openedAt(story);
    await h.advanceTo(Date.parse(opened) + 84 * HOUR - 1000);
    await story.creator('decline', {});
    await h.advanceTo(Date.parse(opened) + 200 * HOUR);
    expect(await remindedAt(story.email, opened)).toEqual([]);
  });

  it('are armed anew by the next opening', async () => {
    const story = await Story.begin(h);
    await h.advanceTo(Date.parse(await openedAt(story)) + 100 * HOUR);
    await story.brand('revise', { terms: liveTerms(h, { fixedFee: 900_000 }) });
    const again = await openedAt(story);
    await h.advanceTo(Date.parse(again) + 167 * HOUR);
    expect(await remindedAt(story.email, again)).toEqual([84, 134.4, 144]);
    await story.creator('decline', {});
  });

  it('do not ask for a livestream before it was', async () => {
    const story = await Story.atDelivery(h);
    const { terms } = await story.view();
    const opened = await openedAt(story);
    if (terms.deliverable.kind !== 'livestream') throw new Error('no livestream');
    await h.advanceTo(Date.parse(terms.deliverable.scheduledAt) + HOUR);
    expect(await remindedAt(story.email, opened)).toEqual([]);
    await story.toDeadline();
    const ended = new Date(Date.parse(terms.deliverable.scheduledAt) + HOUR).toISOString();
    expect(await remindedAt(story.email, ended)).toEqual([11.5, 18.4]);
    await expectClosed(story, 'refunded');
  });

  it('do not go to a brand that reported sales', async () => {
    const story = await Story.atSales(h);
    await story.sell(100_000);
    const opened = await openedAt(story);
    await story.toDeadline();
    expect(await remindedAt(BRAND, opened)).toEqual([]);
    await expectClosed(story, 'completed');
  });

  it('due together are one mail; nothing is lost and nothing is sent twice by a restart', async () => {
    const story = await Story.begin(h);
    const opened = await openedAt(story);
    await h.advanceTo(Date.parse(opened) + 84 * HOUR);
    await h.stop({ keepData: true });
    // The machine stands still while two reminders fall due.
    const startAt = Date.parse(opened) + 150 * HOUR;
    const clockFile = JSON.stringify({ virtualMs: startAt, realMs: Date.now() });
    writeFileSync(join(h.folder, 'clock.json'), clockFile);
    h = await TestLuyue.start({ dataDir: h.folder });
    await h.settle();
    expect(await remindedAt(story.email, opened)).toEqual([84, 150]);
    await h.settle();
    await h.advanceTo(Date.parse(opened) + 167 * HOUR);
    expect(await remindedAt(story.email, opened)).toEqual([84, 150]);
    await h.actByLink(await h.tokenFor(story.email), 'decline', {});
    expect((await h.deal(story.id)).outcome).toBe('declined');
  });
});

describe('the final notice', () => {
  it('bounced: 48 hours more, operations told; then it arrives, and silence counts', async () => {
    const story = await Story.atReview(h, { terms: videoTerms(h) });
    const { deadline, openedAt: opened } = await expectGate(story, 'review', 'reviewing');
    await h.advanceTo(Date.parse(opened) + 100 * HOUR);
    const address = await moveMailbox(h, DEMO_BRAND, 'bounce.brand@luyue.test');
    const before = (await mailsTo(h, OPERATIONS)).length;
    await h.advanceTo(deadline);
    await story.after(2000);
    const extended = await expectGate(story, 'review', 'reviewing');
    expect(Date.parse(extended.deadline) - Date.parse(deadline)).toBeGreaterThanOrEqual(48 * HOUR);
    expect(await mailsTo(h, OPERATIONS)).toHaveLength(before + 1);
    expect((await story.view()).money.released).toBe(0);
    await moveMailbox(h, DEMO_BRAND, address);
    await story.toDeadline();
    await expectClosed(story, 'completed');
    expect((await remindedAt(BRAND, deadline)).map(Math.round)).toEqual([24, 38]);
  });

  it('that came back later is as one that never arrived', async () => {
    const story = await Story.atReview(h, { terms: videoTerms(h) });
    const { openedAt: opened } = await expectGate(story, 'review', 'reviewing');
    await h.advanceTo(Date.parse(opened) + 145 * HOUR);
    const store = notices.of(h.luyue.runtime);
    const final = (await store.ofDeal(story.id)).find(({ isFinal }) => isFinal);
    expect(final).toMatchObject({ status: 'delivered', role: 'brand', partyId: DEMO_BRAND });
    const name = `${story.id}.${final?.due}.${DEMO_BRAND}`;
    await new Lambdas(h.luyue.runtime).handlerOf(mailEvents)(bounceOf(name));
    expect(
      await store.find({ dealId: story.id, about: final?.due ?? '', partyId: DEMO_BRAND }),
    ).toMatchObject({
      status: 'bounced',
      bouncedAt: new Date(h.now()).toISOString(),
    });
    await story.toDeadline();
    await expectGate(story, 'review', 'reviewing');
    expect(await story.events()).toContain('deal.clock_extended.v1');
    await story.toDeadline();
    await expectClosed(story, 'completed');
  });

  it('goes to the phone too, where one is known', async () => {
    const terms = videoTerms(h, { sample: { required: true } });
    const email = 'phoned@example.com';
    const creator = { name: '林小满', email, phone: '138 0013 8000' };
    const { id } = await h.startDeal({ reference: 'phoned', creator, terms });
    await h.actByLink(await h.tokenFor(email), 'accept', { termsVersion: 1 });
    await h.pay(id);
    await h.act(id, 'ship', { carrier: 'SF', trackingNumber: '1' });
    const { gate } = await h.deal(id);
    expect(gate?.name).toBe('sample_receipt');
    await h.advanceTo(Date.parse(gate?.deadline ?? '') - 24 * HOUR - 1000);
    expect(await inboxOf('+8613800138000')).toEqual([]);
    await h.advanceTo(Date.parse(gate?.deadline ?? '') - 24 * HOUR);
    const [sms, ...others] = await inboxOf('+8613800138000');
    expect(others).toEqual([]);
    expect(sms?.subject).toBe('SMS');
    expect(sms?.text).toMatch(/^【履约】.*视为样品已收到.*\/l\//s);
    await h.advanceTo(gate?.deadline ?? '');
    await h.settle();
    expect((await h.deal(id)).gate?.name).toBe('delivery');
  });
});
