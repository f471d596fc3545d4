import { expect, it } from 'vitest';
import { failurePage, notFoundPage, tooManyAttemptsPage } from '../../../functions/pages/errorPages.ts';
import { readPage } from './reading.ts';

it.each([
  [notFoundPage, '链接无效', 'This link does not work'],
  [tooManyAttemptsPage, '尝试次数过多', 'Too many attempts'],
  [
    (locale: 'zh-CN' | 'en') => failurePage(locale, 'r-<1>'),
    '系统出了点问题',
    'Something went wrong on our side',
  ],
] as const)('says what happened in either language', (page, chinese, english) => {
  expect(readPage(page('zh-CN')).text).toContain(chinese);
  expect(readPage(page('en')).text).toContain(english);
  expect(readPage(page('en')).named('html')[0]?.attributes.lang).toBe('en');
});

it('names the request that failed, escaped', () => {
  expect(failurePage('en', 'r-<1>')).toContain('Request: r-&lt;1&gt;');
});
