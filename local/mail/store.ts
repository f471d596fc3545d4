import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { TerminalError } from '../../domain/errors.ts';

const summary = z.object({ id: z.string(), to: z.string(), subject: z.string(), at: z.string() });
const received = z.extend(summary, { html: z.string(), text: z.string() });

/** One line of the list; `at` is RFC 3339. */
export type MailSummary = z.infer<typeof summary>;
export type ReceivedMail = z.infer<typeof received>;

/** A mail for one recipient, as it came in; `at` in milliseconds since the Unix epoch. */
export interface IncomingMail {
  readonly messageId: string | null;
  readonly to: string;
  readonly subject: string;
  readonly at: number;
  readonly html: string;
  readonly text: string;
}

/** Newest first; `before` is the id of the mail after which the page starts. */
export interface MailQuery {
  readonly to: string | null;
  readonly before: string | null;
  readonly limit: number;
}

export interface MailStore {
  /** One transaction, on disk when it returns. A mail whose Message-ID this recipient has is left alone. */
  add(mails: readonly IncomingMail[]): void;
  list(query: MailQuery): ReceivedMail[];
  summaries(query: MailQuery): MailSummary[];
  get(id: string): ReceivedMail | null;
  count(): number;
  close(): void;
}

/** @throws TerminalError when the file cannot be opened or is no inbox */
export const openMailStore = (file: string): MailStore => {
  const db = openDatabase(file);
  const insert = db.prepare(
    `INSERT INTO mails (id, message_id, recipient, subject, at, html, text)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message_id, recipient) DO NOTHING`,
  );
  const select = (columns: string) => db.prepare(`SELECT ${columns} FROM mails ${newestFirst}`);
  const full = 'id, recipient AS "to", subject, at, html, text';
  const selectFull = select(full);
  const selectSummaries = select('id, recipient AS "to", subject, at');
  const selectOne = db.prepare(`SELECT ${full} FROM mails WHERE id = ?`);
  const selectCount = db.prepare('SELECT count(*) AS n FROM mails');
  const addAll = (mails: readonly IncomingMail[]) => {
    for (const { messageId, to, subject, at, html, text } of mails)
      insert.run(`mail_${ulid(at)}`, messageId, to, subject, new Date(at).toISOString(), html, text);
  };
  return {
    add: (mails) => inTransaction(db, () => addAll(mails)),
    list: (query) => z.array(received).parse(selectFull.all(named(query))),
    summaries: (query) => z.array(summary).parse(selectSummaries.all(named(query))),
    get: (id) => z.nullable(received).parse(selectOne.get(id) ?? null),
    count: () => z.object({ n: z.number() }).parse(selectCount.get()).n,
    close: () => db.close(),
  };
};

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS mails (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    message_id TEXT,
    recipient TEXT NOT NULL COLLATE NOCASE,
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (message_id, recipient)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS mails_by_recipient ON mails (recipient, seq);`;

const newestFirst = `
  WHERE ($to IS NULL OR recipient = $to)
    AND ($before IS NULL OR seq < (SELECT seq FROM mails WHERE id = $before))
  ORDER BY seq DESC LIMIT $limit`;

const named = ({ to, before, limit }: MailQuery) => ({ $to: to, $before: before, $limit: limit });

const openDatabase = (file: string): DatabaseSync => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Mails hold link tokens, so the file is made readable by its owner only before anything is in it.
    closeSync(openSync(file, 'a', 0o600));
    const db = new DatabaseSync(file);
    db.exec(schema);
    return db;
  } catch (error) {
    throw new TerminalError(`The mail inbox ${file} cannot be opened: ${String(error)}`, { cause: error });
  }
};

const inTransaction = (db: DatabaseSync, work: () => void): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
};
