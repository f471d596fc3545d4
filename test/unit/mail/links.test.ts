import { expect, test } from 'vitest';
import { findLinks } from '../../../local/mail/links.ts';

test('hrefs first, then the text, each once and in order', () => {
  const html = '<p><a href="https://b.example/2">two</a> <a href="http://a.example/1">one</a></p>';
  const text = 'See http://a.example/1 and https://c.example/3';
  expect(findLinks(html, text)).toEqual(['https://b.example/2', 'http://a.example/1', 'https://c.example/3']);
});

test('entities in an href are read', () => {
  expect(findLinks('<A HREF=" https://a.example/?x=1&amp;y=2 ">a</A>', '')).toEqual([
    'https://a.example/?x=1&y=2',
  ]);
});

test('only absolute http(s) URLs count', () => {
  const html =
    '<a href="/l/x">r</a><a href="mailto:a@b">m</a><a href="javascript:alert(1)">j</a><a href="https://">n</a><a>o</a>';
  expect(findLinks(html, 'ftp://a.example/ //b.example www.c.example')).toEqual([]);
});

test.each([
  ['请打开 http://127.0.0.1:4000/l/abc_-9。谢谢', 'http://127.0.0.1:4000/l/abc_-9'],
  ['链接https://a.example/l/abc请在七天内回复', 'https://a.example/l/abc'],
  ['(see https://a.example/x).', 'https://a.example/x'],
  ['<https://a.example/x?y=1#z>', 'https://a.example/x?y=1#z'],
  ['"https://a.example/x",', 'https://a.example/x'],
])('a URL in %j ends where the text goes on', (text, url) => {
  expect(findLinks('', text)).toEqual([url]);
});
