import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { SmsSender } from '../../domain/ports/sms.ts';
import { readSnsFailure } from './snsErrors.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Text messages by Amazon SNS, as ones about a transaction, which carriers send first. */
export function makeSnsSms(client: SNSClient = new SNSClient({})): SmsSender {
  return {
    send: async ({ to, text }) => {
      if (!E164.test(to)) return { status: 'bounced', reason: 'The number is not a usable one' };
      const MessageAttributes = {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      };
      try {
        await client.send(new PublishCommand({ PhoneNumber: to, Message: text, MessageAttributes }));
        return { status: 'delivered' };
      } catch (error) {
        return readSnsFailure(error);
      }
    },
  };
}
