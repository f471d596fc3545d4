import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { SMS_DOMAIN } from '../../adapters/sms/byMail.ts';
import { TerminalError } from '../../domain/errors.ts';

/** A message as the SMTP session handed it over: envelope recipients, which a header need not name. */
export interface ReceivedMessage {
  readonly messageId: string | null;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Receiver {
  readonly port: number;
  close(): Promise<void>;
}

const maxMessageBytes = 1024 * 1024;
const maxRecipients = 100;
const host = '127.0.0.1';
/** Connections stay open between mails: what is under way when we close gets this long. */
const CLOSING_MILLIS = 50;

/**
 * An SMTP server on loopback. A message is answered with 250 once `keep` has returned, with 4xx when it throws.
 * Refuses with 550 every recipient whose local part starts with `bounce`, so that bounces can be drilled, and
 * with 552 what is over 1 MiB.
 * @param port 0 lets the system choose
 * @throws TerminalError when the port is taken
 */
export const startReceiver = async (
  keep: (message: ReceivedMessage) => void,
  port: number,
): Promise<Receiver> => {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxMessageBytes,
    rejectOversized: true,
    maxRecipients,
    closeTimeout: CLOSING_MILLIS,
    onRcptTo: ({ address }, _session, done) => done(isBounceDrill(address) ? noSuchMailbox() : null),
    onData: (stream, session, done) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => phoneIn(address) ?? address);
      receive(stream, recipients, keep).then(() => done(null, 'The mail is on disk'), done);
    },
  });
  const boundPort = await listen(server, port);
  server.on('error', reportBrokenSession);
  return { port: boundPort, close: () => new Promise((resolve) => server.close(() => resolve())) };
};

/** A text message comes as a mail to a number: it is kept as one to the phone. */
const phoneIn = (address: string): string | null =>
  address.endsWith(`@${SMS_DOMAIN}`) ? address.slice(0, -SMS_DOMAIN.length - 1) : null;

const isBounceDrill = (address: string): boolean => address.toLowerCase().startsWith('bounce');

const noSuchMailbox = (): Error =>
  Object.assign(new Error('5.1.1 No such mailbox (addresses that start with "bounce" are refused)'), {
    responseCode: 550,
  });

const receive = async (
  stream: SMTPServerDataStream,
  recipients: readonly string[],
  keep: (message: ReceivedMessage) => void,
): Promise<void> => {
  const chunks: Buffer[] = [];
  // What is over the limit is read to its end, since SMTP has no other way to hear the answer, but not kept.
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) return;
  const mail = await simpleParser(Buffer.concat(chunks), { skipImageLinks: true });
  keep({
    messageId: mail.messageId ?? null,
    recipients,
    subject: mail.subject ?? '',
    html: mail.html === false ? '' : (mail.html ?? ''),
    text: mail.text ?? '',
  });
};

const listen = (server: SMTPServer, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(
        new TerminalError(`The mail inbox cannot listen on ${host}:${port} (${error.code ?? error.message})`),
      );
    server.once('error', refuse);
    const listener = server.listen(port, host, () => {
      server.off('error', refuse);
      const address = listener.address();
      resolve(address === null || typeof address === 'string' ? port : address.port);
    });
  });

/** A client that hung up mid-way got no 250 and will try again; the operator of the machine may want to know. */
const reportBrokenSession = (error: Error): void =>
  console.warn(`A mail session broke off before its end: ${error.message}`);
