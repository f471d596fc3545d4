import { expect, it } from 'vitest';
import { pickLocale } from '../../../functions/pages/pickLocale.ts';

it.each([
  // what the reader chose, above all
  ['en', 'zh-CN', 'en', 'en'],
  ['zh-CN', 'en', 'zh-CN', 'zh-CN'],
  ['en', 'zh-CN', 'fr', 'zh-CN'],
  // then what the party is written to in
  ['en-US,en;q=0.9', 'zh-CN', undefined, 'zh-CN'],
  // then the browser's
  ['en-US,en;q=0.9,zh;q=0.8', null, undefined, 'en'],
  ['fr;q=0.9,zh-TW;q=0.8,en;q=0.7', null, undefined, 'zh-CN'],
  ['en;q=0.2,zh-Hans;q=0.9', undefined, undefined, 'zh-CN'],
  ['zh;q=0,en', null, undefined, 'en'],
  ['enm,de', null, undefined, 'zh-CN'],
  ['', null, '', 'zh-CN'],
  [undefined, null, undefined, 'zh-CN'],
  [';;;,,=q', null, undefined, 'zh-CN'],
] as const)('%s, party %s, lang %s: %s', (accept, party, lang, expected) => {
  expect(pickLocale(accept, party, lang)).toBe(expected);
});
