import {
  InternalErrorException,
  InvalidParameterException,
  OptedOutException,
  PublishCommand,
  SNSClient,
  SNSServiceException,
  ThrottledException,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeSnsSms } from '../../../adapters/sms/sns.ts';
import { e164 } from '../../../domain/notices/phone.ts';

const sns = mockClient(SNSClient);
const sender = makeSnsSms(new SNSClient({ region: 'us-east-1' }));
const SMS = { to: '+8613800138000', text: '【履约】你好', messageId: 'deal_1.1.creator_1.sms' };
const meta = { $metadata: {}, message: `${SMS.to} is wrong` };
beforeEach(() => sns.reset());

describe('text messages by SNS', () => {
  it('are sent to the number as ones about a transaction', async () => {
    sns.on(PublishCommand).resolves({ MessageId: 'm-1' });
    expect(await sender.send(SMS)).toEqual({ status: 'delivered' });
    expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toEqual({
      PhoneNumber: SMS.to,
      Message: SMS.text,
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
    });
  });

  it('do not leave for what is no number', async () => {
    expect(await sender.send({ ...SMS, to: '12' })).toMatchObject({ status: 'bounced' });
    expect(sns.calls()).toHaveLength(0);
  });

  it.each([
    new OptedOutException(meta),
    new InvalidParameterException(meta),
    new SNSServiceException({ ...meta, name: 'OptedOut', $fault: 'client' }),
  ])('are refused for good by $name', async (error) => {
    sns.on(PublishCommand).rejects(error);
    const result = await sender.send(SMS);
    expect(result.status).toBe('bounced');
    expect(JSON.stringify(result)).not.toContain(SMS.to);
  });

  it.each([
    [new ThrottledException(meta), 'RetryableError'],
    [new InternalErrorException(meta), 'RetryableError'],
    [
      new SNSServiceException({ ...meta, $metadata: { httpStatusCode: 503 }, name: 'X', $fault: 'server' }),
      'RetryableError',
    ],
    [Object.assign(new Error('no route'), { code: 'ENETUNREACH' }), 'RetryableError'],
    [Object.assign(new Error('slow'), { name: 'TimeoutError' }), 'RetryableError'],
    [
      new SNSServiceException({ ...meta, name: 'AuthorizationErrorException', $fault: 'client' }),
      'TerminalError',
    ],
    [new TypeError('a bug'), 'TypeError'],
  ])('%s is a %s', async (error, name) => {
    sns.on(PublishCommand).rejects(error);
    const failure = await sender.send(SMS).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ name });
    expect(String(failure)).not.toContain(SMS.to);
  });
});

it.each([
  ['138 0013 8000', '+8613800138000'],
  ['+86 138-0013-8000', '+8613800138000'],
  ['008613800138000', '+8613800138000'],
  ['+1 (415) 555-2671', '+14155552671'],
  ['4155552671', null],
  ['', null],
  ['+0123', null],
  ['call me', null],
])('%j is %s', (phone, expected) => {
  expect(e164(phone)).toBe(expected);
});
