import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terms } from '../../../domain/terms/terms.ts';
import { DEMO_BRAND } from '../../../local/demoTenants.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { expectCovered } from './coverage.ts';
import { expectClosed, expectGate, expectRefused } from './expectations.ts';
import { mailsTo, moveMailbox } from './mailboxes.ts';
import { inDays, Story, videoTerms } from './story.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DRAFT = { url: 'https://drive.example.com/cut-1' };
const CHANGES = { note: 'shorter, please' };
let h: TestLuyue;
beforeAll(async () => {
  h = await TestLuyue.start();
});
afterAll(() => h.stop());

const withDraft = (overrides: Partial<Terms> = {}) =>
  videoTerms(h, {
    deliverable: { kind: 'video', dueAt: inDays(h, 10), minSeconds: 30, draftReview: true },
    ...overrides,
  });
const atDraft = (terms = withDraft()) => Story.atDelivery(h, { terms });

async function atDraftReview(): Promise<Story> {
  const story = await atDraft();
  await story.creator('submit_draft', DRAFT);
  return story;
}

describe('draft', () => {
  it('is shown three days before the work is due; a link or a file is needed', async () => {
    const story = await atDraft();
    const gate = await expectGate(story, 'draft', 'preparing');
    expect(Date.parse(gate.deadline) - h.now()).toBe(7 * DAY);
    await expectRefused(story, () => story.creator('submit_draft', { note: 'soon' }), 422, 'invalid_payload');
    await expectRefused(story, () => story.brand('submit_draft', DRAFT), 403, 'not_allowed');
    await story.creator('submit_draft', DRAFT);
    await expectGate(story, 'draft_review', 'reviewing');
  });

  it('has a clock that the terms can set, and a day at least', async () => {
    const early = await atDraft(withDraft({ clocks: { draft: 'P5D' } }));
    expect(Date.parse((await expectGate(early, 'draft', 'preparing')).deadline) - h.now()).toBe(5 * DAY);
    const hurried = await atDraft(
      withDraft({ deliverable: { kind: 'video', dueAt: inDays(h, 1), minSeconds: 30, draftReview: true } }),
    );
    expect(Date.parse((await expectGate(hurried, 'draft', 'preparing')).deadline) - h.now()).toBe(DAY);
  });

  it('that never comes: the work itself is awaited, by its own rule', async () => {
    const story = await atDraft();
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'delivery', 'delivering');
    expect(Date.parse(deadline) - h.now()).toBeGreaterThan(3 * DAY);
    const [mail] = await mailsTo(h, story.email);
    expect(mail?.subject).toContain('初稿时间已过');
    await story.toDeadline();
    await expectClosed(story, 'refunded');
  });

  it.each([
    ['brand', 0, 0],
    ['creator', 0, 0],
    ['brand', 1, 250_000],
    ['brand', 2, 500_000],
    ['creator', 2, 0],
  ] as const)('that the %s cancels after %i rounds of changes leaves %i', async (by, rounds, kept) => {
    const story = await atDraft();
    for (let round = 0; round < rounds; round += 1) {
      await story.creator('submit_draft', DRAFT);
      await story.brand('request_changes', CHANGES);
    }
    await expectGate(story, 'draft', 'preparing');
    await story[by]('cancel', { reason: 'it will not do' });
    await expectClosed(story, 'cancelled');
    expect((await story.view()).money).toMatchObject({ released: kept * 1.05, paidOut: kept });
  });
});

describe('draft_review', () => {
  it('is approved: the creator publishes and delivers', async () => {
    const story = await atDraftReview();
    const gate = await expectGate(story, 'draft_review', 'reviewing');
    expect(Date.parse(gate.deadline) - h.now()).toBe(3 * DAY);
    await expectRefused(story, () => story.creator('approve'), 403, 'not_allowed');
    await story.brand('approve');
    await expectGate(story, 'delivery', 'delivering');
    const [mail] = await mailsTo(h, story.email);
    expect(mail?.subject).toContain('初稿已通过');
    await story.deliver();
    await story.brand('approve');
    await expectClosed(story, 'completed');
  });

  it('shares its rounds of changes with the review of the work', async () => {
    const story = await atDraftReview();
    await story.brand('request_changes', CHANGES);
    await expectGate(story, 'draft', 'preparing');
    await story.creator('submit_draft', DRAFT);
    await story.brand('approve');
    await story.deliver();
    await story.brand('request_changes', CHANGES);
    await story.deliver();
    await expectRefused(story, () => story.brand('request_changes', CHANGES), 409, 'revisions_exhausted');
    await story.brand('approve');
    await expectClosed(story, 'completed');
  });

  it('of used-up rounds can only be approved; silence approves once the brand was told', async () => {
    const story = await atDraft();
    for (let round = 0; round < 2; round += 1) {
      await story.creator('submit_draft', DRAFT);
      await story.brand('request_changes', CHANGES);
    }
    await story.creator('submit_draft', DRAFT);
    await expectRefused(story, () => story.brand('request_changes', CHANGES), 409, 'revisions_exhausted');
    await story.toDeadline();
    await expectGate(story, 'delivery', 'delivering');
  });

  it('is not approved by the silence of a brand that could not be told', async () => {
    const story = await atDraft();
    const address = await moveMailbox(h, DEMO_BRAND, 'bounce.brand@luyue.test');
    await story.creator('submit_draft', DRAFT);
    await story.toDeadline();
    const { deadline } = await expectGate(story, 'draft_review', 'reviewing');
    expect(Date.parse(deadline)).toBeGreaterThan(h.now() + 47 * HOUR);
    await moveMailbox(h, DEMO_BRAND, address);
  });
});

it('enters its states, and no execution ends badly', () => expectCovered(h, 'drafts'));
