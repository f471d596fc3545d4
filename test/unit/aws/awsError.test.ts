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
