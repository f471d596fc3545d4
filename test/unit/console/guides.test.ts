import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { guidePage } from '../../../console/build/guidePage.ts';
import { guideFiles } from '../../../console/build/guides.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/guides', import.meta.url));
const ROLES = ['brand', 'provider', 'creator', 'operator'];
const LOCALES = ['zh-CN', 'en'];
const NAMES = ROLES.flatMap((role) => LOCALES.map((locale) => `${role}.${locale}`));
/** A guide should open at once on a phone, too; test/guides refuses to take larger ones. */
const MOST_PICTURE_BYTES = 60_000;

const textOf = (name: string) => readFileSync(join(FOLDER, `${name}.md`), 'utf8');
const picturesIn = (text: string) =>
  [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file = '']) => file);
const linksIn = (text: string) => [...text.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, to = '']) => to);

describe('the guides', () => {
  test('are there for each role in both languages, and nothing else is', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
    expect(files.sort()).toEqual(NAMES.map((name) => `${name}.md`).sort());
  });

  test.each(NAMES)(
    '%s shows pictures that are there, in its own language, small enough, and lead somewhere',
    (name) => {
      const text = textOf(name);
      const published = guideFiles();
      const pictures = picturesIn(text);
      expect(pictures.length).toBeGreaterThan(2);
      for (const picture of pictures) {
        expect(picture).toMatch(new RegExp(`^${name.replace('.', '-[a-z]+\\.')}\\.webp$`));
        expect(statSync(join(FOLDER, picture)).size).toBeLessThanOrEqual(MOST_PICTURE_BYTES);
      }
      for (const link of linksIn(text)) {
        if (link !== '/docs')
          expect([...published.keys()]).toContain(`docs/guides/${link.replace(/md$/, 'html')}`);
      }
    },
  );

  test.each(ROLES)('of a %s say the same in both languages', (role) => {
    const shape = (locale: string) => {
      const text = textOf(`${role}.${locale}`);
      const pictures = picturesIn(text).map((file) => file.replace(`.${locale}.`, '.'));
      const links = linksIn(text).map((link) => link.replace(`.${locale}.`, '.'));
      return { headings: text.match(/^#+/gm), pictures, links };
    };
    expect(shape('zh-CN')).toEqual(shape('en'));
  });

  test('use every picture', () => {
    const used = NAMES.flatMap((name) => picturesIn(textOf(name)));
    const there = readdirSync(FOLDER).filter((file) => file.endsWith('.webp'));
    expect(there.sort()).toEqual(used.sort());
  });

  test('become documents in their own language that need no script', () => {
    const page = guidePage({
      role: 'brand',
      locale: 'zh-CN',
      markdown: '# 标题 <b>\n\n![图](a.webp) [下一篇](b.en.md)',
    });
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<title>标题 &lt;b&gt; · 履约</title>');
    expect(page).toContain('<img src="a.webp" alt="图">');
    expect(page).toContain('href="brand.en.html"');
    expect(page).toContain('<a href="b.en.html">下一篇</a>');
    expect(page).not.toContain('<script');
  });
});
