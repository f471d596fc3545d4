import { describe, expect, it } from 'vitest';
import { gateNameSchema } from '../../../domain/gates/names.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { pageStyle } from '../../../functions/pages/style.ts';
import type { DealPageView } from '../../../functions/pages/view.ts';
import { standingAt } from '../domain/stages.ts';
import { readPage } from './reading.ts';

const shown: Omit<DealPageView, 'deal' | 'now'> = {
  ...{ locale: 'zh-CN', timeZone: 'Asia/Shanghai', csrf: 'c', path: '/l/t', chainNames: {} },
  ...{ brandName: '山茶美妆', providerName: null, creatorName: '小满', funds: { kind: 'nothing' } },
  ...{ onboardingUrl: null, note: null, done: null, refused: null },
};

describe('inside WeChat, Douyin or Instagram', () => {
  it.each(gateNameSchema.options)('the page at %s needs no window, no script and no other place', (gate) => {
    const { deal, now } = standingAt(gate);
    const page = readPage(dealPage({ ...shown, deal, now }));
    const names = page.elements.flatMap(({ attributes }) => Object.keys(attributes));
    expect(names.filter((name) => /^(on.*|style|target|download|src|srcset|ping)$/.test(name))).toEqual([]);
    expect(page.elements.map(({ name }) => name)).not.toContain('script');
    const links = page.named('a').map(({ attributes }) => attributes.href ?? '');
    const elsewhere = links.filter(
      (href) => !/^(\/l\/t|#)/.test(href) && href !== deal.delivery?.url && href !== deal.draft?.url,
    );
    // Whoever has a file that is too large for the form may go to a page of ours that runs a script.
    const takesFiles = page.named('input').some(({ attributes }) => attributes.type === 'file');
    expect(elsewhere).toEqual(takesFiles ? ['/upload.html#token=t&lang=zh-CN'] : []);
    const ids = page.elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of links.filter((each) => each.startsWith('#'))) expect(ids).toContain(href.slice(1));
  });

  it('the stylesheet asks for nothing that a browser of some years ago does not know', () => {
    const needed = pageStyle.replace(/@media print\{.*\}/s, '');
    expect(needed).not.toMatch(
      /:has\(|:is\(|:where\(|@layer|@container|@supports|&|\b\d+(dvh|svh|cq)|clamp\(|inset:|color-mix/,
    );
  });
});
