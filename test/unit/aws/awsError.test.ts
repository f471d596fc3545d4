import { expect, test } from 'vitest';
import { codeIn } from '../../../adapters/aws/awsError.ts';

test.each([
  ['{"__type":"com.amazonaws.states#ExecutionAlreadyExists","message":"x"}', 400, 'ExecutionAlreadyExists'],
  ['{"__type": "InvalidName"}', 400, 'InvalidName'],
  ['<Error><Code>NoSuchKey</Code><Message>x</Message></Error>', 404, 'NoSuchKey'],
  ['', 404, 'NotFound'],
  ['', 412, 'PreconditionFailed'],
  ['<html>Bad gateway</html>', 502, 'Status502'],
])('the code in %j (%i) is %s', (body, status, code) => {
  expect(codeIn(body, status)).toBe(code);
});

test.each([
  ['BadRequestException', 'BadRequestException'],
  ['BadRequestException:http://internal.amazon.com/coral/com.amazonaws.ses/', 'BadRequestException'],
  ['com.amazonaws.sesv2#MessageRejected,', 'MessageRejected'],
  ['', 'Status400'],
])('the code in the header %j is %s', (header, code) => {
  expect(codeIn('{"message":"the body of REST services has no type"}', 400, header)).toBe(code);
});
