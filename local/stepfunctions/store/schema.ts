import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { migrate, schemaVersion } from './migrations.ts';

const incremental = 2;

const pragma = (database: DatabaseSync, name: string): number =>
  Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

/**
 * Opens or creates the file and brings its tables up to date: one writer, every commit on disk before it
 * returns.
 * @throws Error when the file comes from a newer engine or another process holds it
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    // What pruning frees is given back to the file system. Only an empty file takes this without a VACUUM.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA auto_vacuum = INCREMENTAL;');
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // A checkpoint syncs twice more, so it comes every 16 MB of log instead of every 4.
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    migrate(database, versionOf(database, file));
    if (pragma(database, 'auto_vacuum') !== incremental) database.exec('VACUUM');
    // What the migrations freed.
    database.exec('PRAGMA incremental_vacuum');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the file to look into it.
 * @throws Error when it is missing, of another version, or held by an engine
 */
export function openForReading(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    if (versionOf(database, file) === schemaVersion) return database;
    throw new Error(`${file} is of an older engine; open it with an engine first`);
  } catch (error) {
    database.close();
    throw error;
  }
}

function versionOf(database: DatabaseSync, file: string): number {
  const version = pragma(database, 'user_version');
  if (version <= schemaVersion) return version;
  throw new Error(`${file} has engine schema version ${version}, this engine reads up to ${schemaVersion}`);
}

/** A value kept in the file, made on first use. */
export function keptValue(
  database: DatabaseSync,
  key: string,
  make = () => randomBytes(32).toString('hex'),
): string {
  const read = database.prepare('SELECT value FROM meta WHERE key = ?');
  const known = read.get(key)?.value;
  if (known !== undefined) return String(known);
  const made = make();
  database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(key, made);
  return made;
}
