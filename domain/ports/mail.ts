export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** An entry for the reader's calendar (RFC 5545), where there is something to be on time for. */
  readonly calendar?: string;
  /** Stable for one notice, so that a repeated sending can be recognised. Goes into the Message-ID header. */
  readonly messageId: string;
}

/** `bounced`: the receiving side refused it for good. */
export type MailResult =
  | { readonly status: 'delivered' }
  | { readonly status: 'bounced'; readonly reason: string };

export interface Mailer {
  /** @throws RetryableError when the mail server cannot be reached or asks to come back later */
  send(mail: Mail): Promise<MailResult>;
}
