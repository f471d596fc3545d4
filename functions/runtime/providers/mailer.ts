import * as z from 'zod/mini';
import { makeSmtpMailer } from '../../../adapters/mail/smtp.ts';
import { provider } from '../provider.ts';

export const mailer = provider({ SMTP_URL: z.url(), MAIL_FROM: z.string() }, ({ SMTP_URL, MAIL_FROM }) =>
  makeSmtpMailer({ url: SMTP_URL, from: MAIL_FROM }),
);
