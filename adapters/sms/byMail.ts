import type { SmsSender } from '../../domain/ports/sms.ts';
import { makeSmtpMailer } from '../mail/smtp.ts';

/** What stands behind the number in the address; a server that passes mails on to phones goes by it. */
export const SMS_DOMAIN = 'sms.luyue.test';
const SENDER = `Luyue <no-reply@${SMS_DOMAIN}>`;

/** Text messages by way of a mail server: each is a mail without HTML to `<number>@sms.…`. @param url `smtp://…` */
export function makeSmsByMail(url: string): SmsSender {
  const mailer = makeSmtpMailer({ url, from: SENDER });
  return {
    send: ({ to, text, messageId }) =>
      mailer.send({ to: `${to}@${SMS_DOMAIN}`, subject: 'SMS', html: '', text, messageId }),
  };
}
