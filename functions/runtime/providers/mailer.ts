import * as z from 'zod/mini';
import { makeSesMailer } from '../../../adapters/mail/ses.ts';
import { makeSmtpMailer } from '../../../adapters/mail/smtp.ts';
import { ConfigurationError, provider } from '../provider.ts';

/** `ses:<configuration set>` on AWS, `smtp://…` or `smtps://…` for a mail server. */
export const mailer = provider({ SMTP_URL: z.url(), MAIL_FROM: z.string() }, ({ SMTP_URL, MAIL_FROM }) => {
  const { protocol, pathname } = new URL(SMTP_URL);
  if (protocol === 'smtp:' || protocol === 'smtps:')
    return makeSmtpMailer({ url: SMTP_URL, from: MAIL_FROM });
  if (protocol !== 'ses:' || pathname === '') {
    throw new ConfigurationError('SMTP_URL is ses:<configuration set>, or smtp://…');
  }
  return makeSesMailer({ from: MAIL_FROM, configurationSet: pathname });
});
