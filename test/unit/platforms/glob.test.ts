import { expect, test } from 'vitest';
import { fits } from '../../../adapters/platforms/glob.ts';

test.each([
  ['a.com', 'a.com', true],
  ['a.com', 'b.com', false],
  ['*.a.com', 'x.a.com', true],
  ['*.a.com', 'a.com', false],
  ['*.a.com', 'x.a.com.evil', false],
  ['/watch*', '/watch?v=1', true],
  ['/*/video/*', '/@me/video/1', true],
  ['/*/video/*', '/@me/photo/1', false],
  ['/a*a', '/a', false],
  ['/a*a', '/aa', true],
  ['/*ab*b', '/ab', false],
  ['*', '', true],
])('%s and %s: %s', (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected);
});

test('takes no longer for what is made to be slow', () => {
  expect(fits(`${'*a'.repeat(50)}*b`, 'a'.repeat(100_000))).toBe(false);
});
