import { expect, test } from 'vitest';
import { moved } from '../../../local/demo/books.ts';

test('only what moved since is counted', () => {
  expect(moved({ 'psp:clearing': -5 }, { 'psp:clearing': -12, 'revenue:platform': 7 })).toEqual({
    'psp:clearing': -7,
    'revenue:platform': 7,
  });
});
