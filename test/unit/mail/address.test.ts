import { expect, test } from 'vitest';
import { isDeliverableAddress } from '../../../adapters/mail/address.ts';

test.each(['a@b', 'zhang.san+deal@mail.example.com', "o'neil@example.com", '张三@例子.中国'])(
  'takes %s',
  (address) => expect(isDeliverableAddress(address)).toBe(true),
);

test.each([
  '',
  'nobody',
  '@example.com',
  'a@',
  'a@b@c',
  'a b@example.com',
  'a@example.com, b@example.com',
  'a@example.com;b@example.com',
  '"a"@example.com',
  'A <a@example.com>',
  'a@example.com\r\nBcc: b@example.com',
  'a@example.com\n',
  'a\u0000@example.com',
  'a\u202e@example.com',
  'group:a@example.com',
  `${'a'.repeat(250)}@b.cn`,
])('refuses %j', (address) => expect(isDeliverableAddress(address)).toBe(false));
