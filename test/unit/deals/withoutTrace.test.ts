import { expect, test } from 'vitest';
import { withoutTrace } from '../../../functions/deals/withoutTrace.ts';

test("of Lambda's report only the message is kept", () => {
  const Cause = JSON.stringify({
    errorType: 'TerminalError',
    errorMessage: 'there is no deal',
    trace: [
      'TerminalError: there is no deal',
      '    at requireDeal (file:///somewhere/functions/deals/updateDeal.ts:1)',
    ],
  });
  expect(withoutTrace({ Error: 'TerminalError', Cause })).toEqual({
    Error: 'TerminalError',
    Cause: 'there is no deal',
  });
});

test.each(['the state timed out', '{"half', '[]', '{"message":"not of Lambda"}', ''])(
  'another cause stays as it is: %j',
  (Cause) => {
    expect(withoutTrace({ Error: 'States.Timeout', Cause })).toEqual({ Error: 'States.Timeout', Cause });
  },
);

test('a failure may be without a cause', () => {
  expect(withoutTrace({ Error: 'States.Timeout' })).toEqual({ Error: 'States.Timeout' });
});
