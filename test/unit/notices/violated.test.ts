import { expect, it } from 'vitest';
import { noteViolation } from '../../../domain/deal/violation.ts';
import { noticesFor } from '../../../functions/notices/noticesFor.ts';
import { OPERATORS } from '../../../functions/notices/plan.ts';
import { renderNotice } from '../../../functions/notices/renderNotice.ts';
import { funded } from '../pages/story.ts';

const CAUSE = 'deal deal_1 takes more than is held: escrow:deal_1';
const story = funded();
const before = story.deal;
story.change((deal) => noteViolation(deal, 'stripeWebhook', CAUSE));

it('a violation is in the log with its cause, and leaves the deal where it stood', () => {
  expect(story.last).toMatchObject({
    type: 'deal.invariant_violated.v1',
    data: { where: 'stripeWebhook', cause: CAUSE },
  });
  const { gate, status, money, payments } = before;
  expect(story.deal).toMatchObject({ gate, status, money, payments });
});

it('a cause without end is cut', () => {
  const [happening] = noteViolation(before, 'x', 'y'.repeat(5000)).happenings;
  expect(happening?.data.cause).toHaveLength(1000);
});

it.each([
  ['zh-CN', '发现绝不应出现的情况', 'deal.invariant_violated.v1'],
  ['en', 'Something that must never be was found', 'books and money stay as they are'],
] as const)('is told to operations alone, in %s', (locale, subject, text) => {
  const [plan, ...others] = noticesFor(story.last, story.deal);
  if (plan === undefined) throw new Error('nobody is told');
  expect(others).toEqual([]);
  expect(plan).toMatchObject({ role: 'operator', partyId: OPERATORS, about: { kind: 'invariant_violated' } });
  const mail = renderNotice(plan, {
    deal: story.deal,
    party: { name: '', locale },
    brandName: 'Green Leaf Tea',
    creatorName: 'Xiaoman Lin',
    providerName: null,
    link: null,
    now: story.now,
  });
  expect(mail.subject).toContain(subject);
  expect(mail.text).toContain(text);
  expect(mail.text).not.toContain(CAUSE);
});
