import { startReceiver } from './receiver.ts';
import { type InboxRoutes, makeInboxRoutes } from './routes.ts';
import { openMailStore } from './store.ts';

export interface Inbox {
  /**
   * Where the SMTP mailer sends to, over connections that stay open: the server greets each new one after a tenth of a
   * second only, to tell off who talks before.
   */
  readonly smtpUrl: string;
  readonly routes: InboxRoutes;
  count(): number;
  close(): Promise<void>;
}

export interface InboxOptions {
  /** The SQLite file the mails are kept in; made with its folder when it is not there. */
  readonly file: string;
  /** Milliseconds since the Unix epoch; virtual time if the deals run on it. */
  readonly clock: { now(): number };
  /** The system chooses one unless told. */
  readonly port?: number;
}

/**
 * The mailbox of the one-machine mode: every mail sent to `smtpUrl`, whoever it is for, is kept on disk and
 * shown under `/_local/inbox`. What was answered with 250 survives a `kill -9`; a mail sent again (same
 * Message-ID, same recipient) is there once.
 * @throws TerminalError with one clear sentence when the file cannot be opened or the port is taken
 */
export const openInbox = async ({ file, clock, port = 0 }: InboxOptions): Promise<Inbox> => {
  const store = openMailStore(file);
  const receiver = await startReceiver(({ recipients, ...message }) => {
    const at = clock.now();
    store.add(recipients.map((to) => ({ ...message, to, at })));
  }, port).catch((error: unknown) => {
    store.close();
    throw error;
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${receiver.port}?pool=true`,
    routes: makeInboxRoutes(store),
    count: () => store.count(),
    close: async () => {
      await receiver.close();
      store.close();
    },
  };
};
