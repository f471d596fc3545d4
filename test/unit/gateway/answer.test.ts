import { expect, test } from 'vitest';
import { lambdaAnswer, localAnswer } from '../../../local/gateway/answer.ts';

test('a result that says nothing else is 200 and JSON', () => {
  expect(lambdaAnswer({ body: '{}' })).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{}'),
  });
});

test('status, headers of any case and type, cookies and base64 are honoured', () => {
  const answer = lambdaAnswer({
    statusCode: 201,
    headers: { 'Content-Type': 'text/html', 'X-Count': 3 },
    cookies: ['a=1; HttpOnly', 'b=2'],
    body: 'AQL/',
    isBase64Encoded: true,
  });
  expect(answer).toEqual({
    status: 201,
    headers: { 'content-type': 'text/html', 'x-count': '3' },
    cookies: ['a=1; HttpOnly', 'b=2'],
    body: Buffer.from([1, 2, 255]),
  });
});

test('a local answer has the headers it gives and no others', () => {
  expect(localAnswer({ status: 303, headers: { location: '/' }, body: '' })).toEqual({
    status: 303,
    headers: { location: '/' },
    body: Buffer.alloc(0),
  });
});
