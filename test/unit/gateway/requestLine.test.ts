import { expect, test } from 'vitest';
import { Refusal } from '../../../local/gateway/problem.ts';
import { parseRequestLine } from '../../../local/gateway/requestLine.ts';

test.each([
  ['/', { path: '/', rawQuery: '', query: {} }],
  ['/a%20b?x=1', { path: '/a%20b', rawQuery: 'x=1', query: { x: '1' } }],
  ['/a?x=1&x=2&y=', { path: '/a', rawQuery: 'x=1&x=2&y=', query: { x: '1,2', y: '' } }],
  ['/a?q=a+b%26c%3D%E7%BA%A6', { path: '/a', rawQuery: 'q=a+b%26c%3D%E7%BA%A6', query: { q: 'a b&c=约' } }],
  ['/a?b?c', { path: '/a', rawQuery: 'b?c', query: { 'b?c': '' } }],
  ['/a?__proto__=1', { path: '/a', rawQuery: '__proto__=1', query: JSON.parse('{"__proto__":"1"}') }],
])('%s is read', (url, expected) => {
  expect(parseRequestLine(url)).toEqual(expected);
});

test.each(['', '*', 'http://elsewhere/', '/%', '/%zz', '/%ff', '/a?x=%', '/a?x=%c3%28'])(
  '%j is refused',
  (url) => {
    expect(() => parseRequestLine(url)).toThrow(Refusal);
  },
);
