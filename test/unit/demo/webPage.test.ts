import { expect, test } from 'vitest';
import { formsOf } from '../../../local/demo/webPage.ts';

const PAGE = new URL('http://127.0.0.1:4000/l/token?lang=en');

test('finds what each posting form sends and where to', () => {
  const html = `<form method="get" action="/search"><input name="q" value="x"></form>
    <input name="stray" value="outside">
    <form method="post" action="/l/token/accept"><input type="hidden" name="csrf" value="a&amp;b"><button>ok</button></form>
    <form method="post" action="https://elsewhere.example/pay"><textarea name="note"></textarea><input name="url"></form>`;
  expect(formsOf(html, PAGE)).toEqual([
    { action: new URL('http://127.0.0.1:4000/l/token/accept'), fields: new Map([['csrf', 'a&b']]) },
    {
      action: new URL('https://elsewhere.example/pay'),
      fields: new Map([
        ['note', ''],
        ['url', ''],
      ]),
    },
  ]);
});

test('a page without forms has none', () => {
  expect(formsOf('<p>closed</p>', PAGE)).toEqual([]);
});
