import type { MailResult } from './mail.ts';

export interface Sms {
  /** E.164, such as `+8613800000000`. */
  readonly to: string;
  readonly text: string;
  /** Stable for one message, so that a repeated sending can be recognised where the carrier can. */
  readonly messageId: string;
}

/** `delivered` means taken: nobody says whether a text message arrived. */
export interface SmsSender {
  /** @throws RetryableError when the carrier cannot be reached or asks to come back later */
  send(sms: Sms): Promise<MailResult>;
}
