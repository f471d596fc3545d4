import { describe, expect, test } from 'vitest';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import type { HandedIn } from '../../../functions/pages/view.ts';
import { somePicture } from '../../builders/caseFile.ts';
import { readPage } from './reading.ts';
import { delivered, funded, viewOf } from './story.ts';

const page = (handedIn: readonly HandedIn[], overrides: Parameters<typeof viewOf>[1] = {}) =>
  readPage(dealPage(viewOf(funded(), { handedIn, ...overrides })));

describe('files and evidence on the page', () => {
  const own = somePicture({ fileName: 'my <shot>.png', size: 1_234_567 });
  const brands = somePicture({ by: { role: 'brand', id: 'brand_1' }, fileName: 'brief.pdf', submittedBy: 4 });

  test('are listed with whose they are, how large, their hash and whether they were handed in', () => {
    const { text, named } = page([own, brands]);
    expect(text).toContain('1.2 MB');
    expect(text).toContain(`fingerprint ${own.sha256?.slice(0, 12)}…`);
    expect(text).toMatch(/brief\.pdf.*the brand.*Handed in/);
    expect(text).toMatch(/my .*you.*only you see it/);
    const saves = named('a').flatMap(({ attributes: { href = '' } }) =>
      href.includes('/evidence/') ? [href] : [],
    );
    expect(saves).toEqual([own, brands].map(({ id }) => `/l/token-1/evidence/${id}`));
  });

  test('have names that are text and nothing else', () => {
    const html = dealPage(viewOf(funded(), { handedIn: [own] }));
    expect(html).not.toContain('<shot>');
    expect(html).toContain('my &lt;shot&gt;.png');
  });

  test('that are not ready are left out, many are folded', () => {
    expect(page([somePicture({ status: 'refused', fileName: 'bad.png' })]).text).not.toContain('bad.png');
    const many = Array.from({ length: 7 }, () => somePicture());
    expect(page(many).text).toContain('Show all 7');
  });

  test('come as one case file too', () => {
    const links = page([])
      .named('a')
      .map(({ attributes }) => attributes.href);
    expect(links).toContain('/l/token-1/case-file');
  });

  test('the upload takes what a phone has, and does not force its camera', () => {
    const file = page([]).elements.find(({ attributes }) => attributes.type === 'file');
    expect(file?.attributes.accept).toBe('image/*,video/*,application/pdf,text/csv');
    expect(file?.attributes.capture).toBeUndefined();
    expect(readPage(dealPage(viewOf(delivered()))).elements.length).toBeGreaterThan(0);
  });
});

describe('after an upload', () => {
  const own = somePicture({ fileName: 'shot.png' });

  test('the page says that it is there, if it is', () => {
    expect(page([own], { uploaded: own.id }).text).toContain('Uploaded: shot.png');
    expect(page([], { uploaded: own.id }).text).not.toContain('Uploaded:');
    expect(page([own], { uploaded: '"><script>' }).text).not.toContain('Uploaded:');
  });

  test('that was refused, the reason stands at the field and leads there', () => {
    const faults = [{ path: ['file'], message: 'is not a type of file that is taken as evidence' }];
    const refused = { action: 'evidence', code: 'invalid_payload', faults, typed: {} };
    const { elements, named } = page([], { refused });
    const file = elements.find(({ attributes }) => attributes.id === 'evidence-file');
    expect(file?.attributes).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': 'evidence-file-hint evidence-file-error',
    });
    expect(elements.some(({ attributes }) => attributes.id === 'evidence-file-error')).toBe(true);
    expect(named('a').map(({ attributes }) => attributes.href)).toContain('#evidence-file');
  });
});
