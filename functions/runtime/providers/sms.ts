import * as z from 'zod/mini';
import { makeSmsByMail } from '../../../adapters/sms/byMail.ts';
import { makeSnsSms } from '../../../adapters/sms/sns.ts';
import type { SmsSender } from '../../../domain/ports/sms.ts';
import { ConfigurationError, provider } from '../provider.ts';

/**
 * `sns:` on AWS, `smtp://…` for a mail server that passes mails on as text messages, as the inbox of the one-machine
 * mode does. `null` where it is not set: then nobody gets text messages.
 */
export const sms = provider({ SMS_ENDPOINT: z.optional(z.url()) }, ({ SMS_ENDPOINT }): SmsSender | null => {
  if (SMS_ENDPOINT === undefined) return null;
  const { protocol } = new URL(SMS_ENDPOINT);
  if (protocol === 'sns:') return makeSnsSms();
  if (protocol === 'smtp:' || protocol === 'smtps:') return makeSmsByMail(SMS_ENDPOINT);
  throw new ConfigurationError('SMS_ENDPOINT is sns:, or smtp://…');
});
