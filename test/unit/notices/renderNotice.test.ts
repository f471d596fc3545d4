import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../domain/errors.ts';
import type { NoticeContext } from '../../../functions/notices/context.ts';
import { noticesFor } from '../../../functions/notices/noticesFor.ts';
import type { NoticePlan } from '../../../functions/notices/plan.ts';
import { renderNotice } from '../../../functions/notices/renderNotice.ts';
import { someTerms } from '../../builders/deal.ts';
import { readPage } from '../pages/reading.ts';
import {
  accepted,
  approved,
  completed,
  delivered,
  funded,
  invited,
  type Story,
  selling,
} from '../pages/story.ts';

const link = 'https://luyue.example/l/abc?x=1&y=2';
const chinese = { name: '林小满', locale: 'zh-CN' } as const;

function planOf(story: Story, role?: NoticePlan['role']): NoticePlan {
  const plan = noticesFor(story.last, story.deal).find((each) => role === undefined || each.role === role);
  if (plan === undefined) throw new Error('nobody is told');
  return plan;
}

function render(story: Story, overrides: Partial<NoticeContext> = {}, role?: NoticePlan['role']) {
  const context = {
    deal: story.deal,
    party: { name: 'Sam', locale: 'en' as const },
    brandName: 'Green Leaf Tea',
    creatorName: 'Xiaoman Lin',
    providerName: null,
    link,
    now: story.now,
    ...overrides,
  };
  return renderNotice(planOf(story, role), context);
}

const offered = invited().acts('creator', 'counter', { terms: someTerms({ fixedFee: 900_000 }) });
const short = selling().closesSales(9_000_000).asksForMoney('topUp').standsAt('top_up');
const parked = delivered().acts('brand', 'approve', {}).standsAt('operator');
const extended = delivered().expires('review', false);

describe('what a mail says', () => {
  it.each([
    [
      'invitation',
      invited(),
      'Green Leaf Tea would like to work with you',
      'fixed fee of ¥8,000.00, and a commission',
    ],
    ['counter-offer', offered.standsAt('counter_response'), 'Xiaoman Lin suggests other terms', '¥9,000.00'],
    ['please pay', accepted(), 'Agreed, please pay now', 'Please pay ¥11,550.00'],
    ['begin', funded(), 'The money is held: you can begin', 'a livestream of at least 60 minutes'],
    [
      'please review',
      delivered(),
      'Xiaoman Lin has delivered',
      'Please approve it, or say what has to change',
    ],
    ['report sales', selling(), 'Please report the sales', 'close the sales early'],
    // (13 500 − 3 000) × 1.05
    ['top-up', short, 'please add ¥11,025.00', 'is ¥11,025.00 more than was reserved'],
    ['operations', parked, 'Needs a decision', 'between Green Leaf Tea and Xiaoman Lin'],
    [
      'bank details',
      approved().blocksPayouts(),
      'so that you get ¥8,000.00',
      'we do not know your bank details',
    ],
    ['closing', completed(), 'Deal complete', 'everything owed was paid'],
  ])('%s', (_name, story, subject, sentence) => {
    const mail = render(story);
    expect(mail.subject).toContain(subject);
    expect(mail.text).toContain(sentence);
    expect(readPage(mail.html).text).toContain(sentence);
  });

  it('what led to a gate changes the words', () => {
    const changes = delivered().acts('brand', 'request_changes', { note: 'x' }).standsAt('delivery');
    expect(render(changes).subject).toBe('Green Leaf Tea asks for changes');
    const to = '2026-12-05T12:00:00Z';
    const later = funded().acts('brand', 'extend', { to, reason: 'x' }).standsAt('delivery');
    expect(render(later).text).toContain('The new time: Sat, Dec 5, 2026, 12:00');
    const asked = accepted();
    const paymentId = asked.deal.funding?.paymentId;
    const failed = asked.acts('payments', 'payment_failed', { paymentId, reason: 'x' });
    expect(render(failed.standsAt('funding')).subject).toContain('did not go through');
    const revised = invited().acts('brand', 'revise', { terms: someTerms() }).standsAt('response');
    expect(render(revised).subject).toBe('Green Leaf Tea suggests new terms');
  });

  it('names the provider that arranges the deal', () => {
    expect(render(invited(), { providerName: 'Star River' }).text).toContain('through Star River,');
  });

  it('quotes what the other side wrote', () => {
    const mail = render(invited(), { note: 'two\nlines' });
    expect(mail.text).toContain('They wrote:\n> two\n> lines');
    expect(readPage(mail.html).text).toContain('They wrote: two lines');
  });

  it('gives the creator and the brand their own closing amounts', () => {
    const story = completed();
    const creator = render(story, {}, 'creator').text;
    expect(creator).toContain('Fixed fee: ¥8,000.00\nCommission: ¥1,500.00\nPaid to you: ¥9,500.00');
    const brand = render(story, {}, 'brand').text;
    // 11 550 = 9 500 + 475 + 1 575
    expect(brand).toContain(
      'You paid: ¥11,550.00\nOf it, to the creator: ¥9,500.00\nService fees: ¥475.00\nReturned to you: ¥1,575.00',
    );
  });

  it('speaks of no amounts where no money was', () => {
    expect(render(invited().acts('creator', 'decline', {})).text).not.toContain('¥');
  });

  it('tells operations whom a notice did not reach, and that party that it has more time', () => {
    expect(render(extended, {}, 'operator').text).toContain('The notice to Green Leaf Tea came back');
    const again = render(extended, {}, 'brand');
    expect(again.subject).toContain('please review');
    expect(again.text).toContain('so you have more time');
  });
});

describe('the deadline', () => {
  it('stands in the reader’s zone, with what happens otherwise', () => {
    expect(render(invited()).text).toContain(
      'Deadline: Sun, Nov 8, 2026, 00:00 (Coordinated Universal Time) · in 6 days\nIf nothing happens by then',
    );
    expect(render(invited(), { party: chinese }).text).toContain(
      '截止：2026年11月8日周日 08:00（中国标准时间） · 6天后\n到期无人回应',
    );
  });
});

describe('the link', () => {
  it('is the only one, a plain anchor, and stands in the text as well', () => {
    const { html, text } = render(invited());
    const hrefs = readPage(html)
      .named('a')
      .map(({ attributes }) => attributes.href);
    expect(hrefs).toEqual([link]);
    expect(readPage(html).text).toContain(link);
    expect(text).toContain(`\n${link}\n`);
  });

  it('is left out where there is none; the mail then names the deal', () => {
    const story = delivered();
    const { html, text } = render(story, { link: null });
    expect(readPage(html).named('a')).toEqual([]);
    expect(text).toContain(`over the API as ${story.deal.id}`);
  });
});

describe('every mail', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const stories = [
    invited(),
    accepted(),
    funded(),
    delivered(),
    selling(),
    short,
    parked,
    extended,
    completed(),
  ];
  const mails = stories.flatMap((story) =>
    ([chinese, { name: hostile, locale: 'en' }] as const).map((party) =>
      render(story, { party, brandName: hostile, creatorName: hostile, note: hostile }),
    ),
  );

  it.each(mails)('holds nothing but text, tables and a link: $subject', ({ html }) => {
    const allowed = /^(html|head|meta|title|style|body|div|table|tbody|tr|td|p|a|strong|span|br)$/;
    for (const { name } of readPage(html).elements) expect(name).toMatch(allowed);
    // Nothing is fetched from anywhere, styles included.
    expect(html).not.toMatch(/@import|url\(|<link/);
    expect(Buffer.byteLength(html)).toBeLessThan(8 * 1024);
  });

  it.each(mails)('shows no machine names: $subject', ({ subject, text }) => {
    const words = `${subject}\n${text}`.replace(/deal_\w+/g, '');
    expect(words).not.toMatch(/undefined|null|NaN|\[object|P\d+D|PT\d|[a-z]+_[a-z]+/);
  });
});

it('refuses to tell of a gate at which the deal does not stand', () => {
  const plan = planOf(invited());
  const story = invited().acts('creator', 'decline', {});
  const context = {
    deal: story.deal,
    party: chinese,
    brandName: '',
    creatorName: '',
    providerName: null,
    link,
    now: 0,
  };
  expect(() => renderNotice(plan, context)).toThrow(InvariantViolation);
});

describe('a cancellation', () => {
  const REASON = { reason: 'no stock left' };
  const near = () => {
    const story = funded();
    return story.waits(Date.parse(story.deal.dueAt) - 48 * 3_600_000 - story.now);
  };

  it('tells the creator not to begin, what it keeps, and why', () => {
    const { subject, text } = render(near().acts('brand', 'cancel', REASON), { note: REASON.reason });
    expect(subject).toBe('Green Leaf Tea cancelled, please do not begin: spring-launch');
    expect(text).toContain('you keep ¥4,000.00');
    expect(text).toContain('no stock left');
    const nothing = render(funded().acts('brand', 'cancel', REASON), { party: chinese });
    expect(nothing.text).toContain('这时取消你没有收入');
  });

  it('tells the brand that everything comes back', () => {
    const { subject, text } = render(near().acts('creator', 'cancel', REASON));
    expect(subject).toBe('Xiaoman Lin cancelled: spring-launch');
    expect(text).toContain('All the money held goes back to you');
  });
});
