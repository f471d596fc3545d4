import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { pageStyle, styleSource } from '../../../functions/pages/style.ts';
import { someTerms } from '../../builders/deal.ts';
import { readPage } from './reading.ts';
import {
  accepted,
  approved,
  completed,
  delivered,
  funded,
  invited,
  type Story,
  selling,
  viewOf,
} from './story.ts';

const chinese = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', brandName: '绿叶茶业' } as const;
const read = (story: Story, overrides = {}) => readPage(dealPage(viewOf(story, overrides)));
const _actionsOn = (page: ReturnType<typeof readPage>) =>
  page.forms.map(({ action }) => new URL(action, 'https://luyue.test').pathname.replace('/l/token-1/', ''));

describe('the document', () => {
  const hostile = '"><script>alert(1)</script>';
  const stories = [
    invited({ reference: hostile, terms: someTerms({ disclosure: [hostile] }) }),
    accepted(),
    funded(),
    delivered(),
    approved(),
    selling(),
    completed(),
  ];
  const views = stories.flatMap((story) =>
    [{}, chinese].map((overrides) =>
      viewOf(story, { brandName: hostile, creatorName: hostile, note: hostile, ...overrides }),
    ),
  );

  it.each(views)('runs nothing and fetches nothing ($locale, $deal.status)', (view) => {
    const page = dealPage(view);
    const { elements } = readPage(page);
    expect(elements.map(({ name }) => name)).not.toContain('script');
    expect(elements.flatMap(({ attributes }) => Object.keys(attributes))).not.toContain('style');
    const fetching = ['img', 'link', 'iframe', 'object', 'base'];
    expect(elements.filter(({ name }) => fetching.includes(name))).toEqual([]);
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024);
  });

  it.each(views)('can be used without seeing it ($locale, $deal.status)', (view) => {
    const page = readPage(dealPage(view));
    const ids = page.elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page.named('html')[0]?.attributes.lang).toBe(view.locale);
    expect(page.named('h1')).toHaveLength(1);
    const labels = page.named('label').map(({ attributes }) => attributes.for);
    const fields = page.elements.filter(
      ({ name, attributes }) => name === 'textarea' || (name === 'input' && attributes.type !== 'hidden'),
    );
    for (const { attributes } of fields) expect(labels).toContain(attributes.id);
    const named = page.elements.flatMap(({ attributes }) => [
      ...(attributes['aria-labelledby']?.split(' ') ?? []),
      ...(attributes['aria-describedby']?.split(' ') ?? []),
    ]);
    for (const id of named) expect(ids).toContain(id);
  });

  it.each(views)('shows no machine names ($locale, $deal.status)', (view) => {
    const { text } = readPage(dealPage(view));
    expect(text).not.toMatch(/undefined|null|NaN|\[object|P\d+D|PT\d|ratePpm|[a-z]+_[a-z]+/);
  });

  it('has exactly the stylesheet whose hash the CSP names', () => {
    const page = dealPage(viewOf(invited()));
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style ?? '');
    expect(styles).toEqual([pageStyle]);
    const hash = createHash('sha256')
      .update(styles[0] ?? '')
      .digest('base64');
    expect(styleSource).toBe(`'sha256-${hash}'`);
  });

  it('offers the other language at its own address, wherever the form was posted', () => {
    const links = read(invited())
      .named('a')
      .map(({ attributes }) => attributes.href);
    expect(links).toContain('/l/token-1?lang=zh-CN');
    expect(
      read(invited(), chinese)
        .named('a')
        .map(({ attributes }) => attributes.href),
    ).toContain('/l/token-1?lang=en');
  });
});
