import { expect, test } from 'vitest';
import { messageIdHeader } from '../../../adapters/mail/messageIdHeader.ts';

const sender = 'no-reply@luyue.example';

test('is the same for the same notice', () => {
  expect(messageIdHeader('deal_01J.invited.1', sender)).toBe('<deal_01J.invited.1@luyue.example>');
});

test.each([
  ['a:b', '<a%3Ab@luyue.example>'],
  ['a b', '<a%20b@luyue.example>'],
  ['(a)', '<%28a%29@luyue.example>'],
  ['a@b', '<a%40b@luyue.example>'],
  ['a>\r\nBcc: x', '<a%3E%0D%0ABcc%3A%20x@luyue.example>'],
  ['履约', '<%E5%B1%A5%E7%BA%A6@luyue.example>'],
  ['\ud800', '<%EF%BF%BD@luyue.example>'],
])('writes %j so that it may stand in a header', (id, header) => {
  expect(messageIdHeader(id, sender)).toBe(header);
});
