import { describe, expect, test } from 'vitest';
import type { Check } from '../../../domain/verification/check.ts';
import { noticesFor } from '../../../functions/notices/noticesFor.ts';
import { renderNotice } from '../../../functions/notices/renderNotice.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { delivered, funded, type Story } from '../pages/story.ts';

const made = (check: Check['check'], verdict: Check['verdict'], reason: Check['reason']): Check => ({
  check,
  verdict,
  reason,
  seen: { status: 200 },
  witnesses: [{ source: 'link', by: 'work.site' }],
  at: '2026-12-01T13:00:00Z',
});

const checks = [
  made('link_resolves', 'passed', 'confirmed'),
  made('minutes_live', 'failed', 'contradicted'),
  made('disclosure', 'unknown', 'not_shown'),
];

function mail(story: Story, locale: 'zh-CN' | 'en', given?: readonly Check[]) {
  const [plan] = noticesFor(story.last, story.deal);
  if (plan === undefined) throw new Error('nobody is told');
  return renderNotice(plan, {
    deal: story.deal,
    party: { name: 'Sam', locale },
    brandName: 'Green Leaf Tea',
    creatorName: 'Xiaoman Lin',
    providerName: null,
    link: null,
    now: story.now,
    ...(given && { checks: given }),
  });
}

function page(story: Story, given?: readonly Check[]) {
  return dealPage({
    locale: 'en',
    timeZone: 'UTC',
    deal: story.deal,
    brandName: 'Green Leaf Tea',
    providerName: null,
    creatorName: 'Xiaoman Lin',
    chainNames: {},
    funds: { kind: 'nothing' },
    now: story.now,
    csrf: 'c',
    path: '/l/t',
    onboardingUrl: null,
    note: null,
    done: null,
    refused: null,
    ...(given && { checks: given }),
  });
}

describe('the mail that asks for a review', () => {
  test.each([
    ['en', 'The link opens', 'passed', 'does not fit: not as agreed', 'open: the platform does not show it'],
    ['zh-CN', '链接可以打开', '通过', '不符：与约定不一致', '待确认：平台没有公开这一项'],
  ] as const)('says in %s how each check came out, in both its parts', (locale, ...words) => {
    const { html, text } = mail(delivered(), locale, checks);
    for (const word of words) {
      expect(html).toContain(word);
      expect(text).toContain(word);
    }
  });

  test('says where checks that are not made yet will be found', () => {
    const { text } = mail(delivered(), 'en');
    expect(text).toContain('under way; you find them in the console, or over the API at GET /v1/deals/');
    expect(text).not.toContain('passed');
  });

  test('says nothing of checks at another gate', () => {
    expect(mail(funded(), 'en').text).not.toContain('Automatic checks');
    expect(mail(funded(), 'en', checks).text).not.toContain('Automatic checks');
  });
});

describe('the creator’s page', () => {
  test('shows the checks of the work, or that they are under way', () => {
    expect(page(delivered(), checks)).toContain('Automatic checks');
    expect(page(delivered(), checks)).toContain('does not fit: not as agreed');
    expect(page(delivered())).toContain('under way');
    expect(page(delivered(), checks)).not.toContain('under way');
    expect(page(funded())).not.toContain('Automatic checks');
  });
});
