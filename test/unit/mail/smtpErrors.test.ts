import { describe, expect, test } from 'vitest';
import { readSmtpFailure } from '../../../adapters/mail/smtpErrors.ts';

const recipient = 'zhang.san@example.com';

const failure = (fields: Record<string, unknown>) =>
  Object.assign(new Error(`something about ${recipient}`), fields);

const reply = (command: string, response: string, code = command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE') =>
  failure({ code, command, response, responseCode: Number(response.slice(0, 3)) });

const outcome = (error: unknown): string => {
  try {
    return readSmtpFailure(error, recipient).status;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.name : 'not an error';
  }
};

describe('what a failed sending means', () => {
  test.each([
    ['no such mailbox', reply('RCPT TO', '550 5.1.1 no such user'), 'bounced'],
    ['mailbox moved', reply('RCPT TO', '551 5.1.6 moved'), 'bounced'],
    ['mailbox full for good', reply('RCPT TO', '552 5.2.2 over quota'), 'bounced'],
    ['content refused', reply('DATA', '554 5.7.1 looks like spam'), 'bounced'],
    ['too large, told after the data', reply('DATA', '552 5.3.4 too big'), 'bounced'],
    ['too large, told before', reply('MAIL FROM', '552 5.3.4 too big'), 'bounced'],
    ['an envelope the client itself refuses', failure({ code: 'EENVELOPE', command: 'API' }), 'bounced'],
    ['grey-listed', reply('RCPT TO', '450 4.2.0 come back later'), 'RetryableError'],
    ['mailbox busy', reply('DATA', '451 4.3.0 local error'), 'RetryableError'],
    ['out of space', reply('MAIL FROM', '452 4.3.1 no space'), 'RetryableError'],
    ['shutting down', reply('CONN', '421 4.3.2 closing', 'EPROTOCOL'), 'RetryableError'],
    ['session out of step', reply('RCPT TO', '503 5.5.1 bad sequence'), 'RetryableError'],
    ['closed at the greeting', reply('CONN', '554 5.3.2 no service', 'EPROTOCOL'), 'RetryableError'],
    ['sign-in busy', reply('AUTH PLAIN', '454 4.7.0 try later', 'EAUTH'), 'RetryableError'],
    ['connection refused', failure({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }), 'RetryableError'],
    ['connection lost', failure({ code: 'ECONNECTION' }), 'RetryableError'],
    ['no answer in time', failure({ code: 'ETIMEDOUT' }), 'RetryableError'],
    ['our own time limit', failure({ code: 'EABORT' }), 'RetryableError'],
    ['name not resolved', failure({ code: 'EDNS' }), 'RetryableError'],
    ['TLS failed', failure({ code: 'ETLS' }), 'RetryableError'],
    ['wrong password', reply('AUTH PLAIN', '535 5.7.8 bad credentials', 'EAUTH'), 'TerminalError'],
    ['sign-in required', reply('RCPT TO', '530 5.7.0 authentication required'), 'TerminalError'],
    ['no credentials', failure({ code: 'ENOAUTH' }), 'TerminalError'],
    ['sender refused', reply('MAIL FROM', '550 5.7.1 sender not allowed'), 'TerminalError'],
    ['a bug', new TypeError('x is not a function'), 'TypeError'],
  ])('%s', (_name, error, expected) => {
    expect(outcome(error)).toBe(expected);
  });

  test('a bounce gives the server’s reason on one line and no address', () => {
    const error = reply('RCPT TO', `550-5.1.1 <${recipient}>: not here\r\n550 5.1.1 zhang.san left`);
    expect(readSmtpFailure(error, recipient)).toEqual({
      status: 'bounced',
      reason: '550-5.1.1 [address]: not here 550 5.1.1 [address] left',
    });
  });

  test.each([
    ['retryable', reply('RCPT TO', `450 4.2.0 <${recipient}> grey-listed`)],
    ['terminal', reply('MAIL FROM', `550 5.7.1 <no-reply@example.org> may not write to ${recipient}`)],
  ])('a %s error names nobody, not even in its cause', (_kind, error) => {
    const thrown = (() => {
      try {
        return readSmtpFailure(error, recipient);
      } catch (caught) {
        return caught;
      }
    })();
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).not.toHaveProperty('cause');
    expect(String(thrown)).not.toMatch(/@|zhang/);
  });
});
