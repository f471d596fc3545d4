import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, PdfDocument } from '../../../functions/pdf/document.ts';
import { type Fonts, openFonts } from '../../../functions/pdf/fonts.ts';
import { PDF_FONTS } from '../../../functions/pdf/packagedFonts.ts';
import { renderPdf } from '../../../functions/pdf/render.ts';
import { readPdf } from './reading.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await openFonts(PDF_FONTS);
  // The first one loads what the others find loaded.
  await readPdf(await renderPdf(aDocument([]), fonts));
});

const aDocument = (blocks: readonly Block[], overrides: Partial<PdfDocument> = {}): PdfDocument => ({
  locale: 'zh-CN',
  title: '对账单',
  footer: '履约 Luyue · deal_1',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  createdAt: Date.parse('2026-12-01T00:00:00Z'),
  blocks,
  ...overrides,
});

const TEXT = '坑位费 ¥8,000.00：验收通过后付给达人（龘、䶮）。';
const items = (count: number): Block[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'item',
    label: `第${index}项`,
    value: `¥${index}.00`,
    details: ['净销售额的 15%，按每笔订单计算。', '支付：2026年12月1日'],
  }));

describe('a document', () => {
  it('is read back as it was written, Chinese included', async () => {
    const file = await renderPdf(
      aDocument([
        { kind: 'title', text: '对账单' },
        { kind: 'text', text: TEXT },
        { kind: 'facts', facts: [{ label: '已付', value: '¥1.00', isStrong: true }] },
      ]),
      fonts,
    );
    const { pages, title, language } = await readPdf(file);
    expect(pages).toHaveLength(1);
    for (const text of ['对账单', TEXT, '已付', '¥1.00', '履约 Luyue · deal_1', '第 1 页，共 1 页'])
      expect(pages[0]).toContain(text);
    expect({ title, language }).toEqual({ title: '对账单', language: 'zh-CN' });
  });

  it('shows each character by a glyph of its own: none is the empty box', async () => {
    const { glyphs } = await readPdf(await renderPdf(aDocument([{ kind: 'text', text: TEXT }]), fonts));
    const drawn = glyphs.map(({ unicode }) => unicode).join('');
    for (const character of new Set(TEXT.replaceAll(' ', ''))) expect(drawn).toContain(character);
    expect(glyphs.map(({ originalCharCode }) => originalCharCode)).not.toContain(0);
    const codes = new Map(glyphs.map(({ unicode, originalCharCode }) => [unicode, originalCharCode]));
    expect(new Set(codes.values()).size).toBe(codes.size);
  });

  it('embeds only what it uses of fonts of ten megabytes each', async () => {
    const file = await renderPdf(aDocument([{ kind: 'title', text: TEXT }, ...items(40)]), fonts);
    expect(file.byteLength).toBeLessThan(60_000);
    expect(file.toString('latin1').match(/\/FontFile2/g)).toHaveLength(2);
  });

  it('goes on over as many pages as it needs, with nothing lost and each page numbered', async () => {
    const { pages } = await readPdf(await renderPdf(aDocument(items(60)), fonts));
    expect(pages.length).toBeGreaterThan(3);
    const all = pages.join('\n');
    for (let index = 0; index < 60; index += 1) expect(all).toContain(`第${index}项`);
    for (const [index, page] of pages.entries())
      expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  });

  it('keeps a heading on the page of what it heads, and an item in one piece', async () => {
    for (const count of [10, 11, 12, 13]) {
      const blocks: Block[] = [...items(count), { kind: 'heading', text: '退款明细' }, ...items(1)];
      const { pages } = await readPdf(await renderPdf(aDocument(blocks), fonts));
      const headed = pages.findIndex((page) => page.includes('退款明细'));
      expect(pages[headed]?.slice(pages[headed]?.indexOf('退款明细'))).toContain('第0项');
      for (const page of pages)
        expect(page.match(/净销售额的/g)?.length).toBe(page.match(/支付：2026/g)?.length);
    }
  });

  it('is the same file when it is made again', async () => {
    const make = () => renderPdf(aDocument(items(3)), fonts);
    expect((await make()).equals(await make())).toBe(true);
  });

  it('shows a missing sort for what the font lacks, and says so by no empty box', async () => {
    const { pages, glyphs } = await readPdf(
      await renderPdf(aDocument([{ kind: 'text', text: '小美😀\u202f한\n₹9' }]), fonts),
    );
    expect(pages[0]?.replace('\u00a0', ' ')).toContain('小美〓 〓 〓9');
    expect(glyphs.map(({ originalCharCode }) => originalCharCode)).not.toContain(0);
  });

  it('sets English with quotation marks of Latin width', async () => {
    const width = async (locale: 'zh-CN' | 'en') => {
      const file = await renderPdf(aDocument([{ kind: 'text', text: '’’’’' }], { locale }), fonts);
      const { glyphs } = await readPdf(file);
      return glyphs.find(({ unicode }) => unicode === '’')?.width ?? 0;
    };
    expect(await width('en')).toBeLessThan((await width('zh-CN')) / 2);
  });
});

describe('fonts', () => {
  it('know what they can show', () => {
    expect(fonts.covers('¥8,000.00 龘')).toBe(true);
    expect(fonts.covers('₹')).toBe(false);
  });

  it.each([
    ['a file that is not there', '/nowhere/font.ttf'],
    ['a file that is no font', new URL(import.meta.url).pathname],
  ])('that are %s are refused', async (_, regular) => {
    await expect(openFonts({ ...PDF_FONTS, regular })).rejects.toThrow();
  });
});
