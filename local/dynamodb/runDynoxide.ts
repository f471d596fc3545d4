import { createServer } from 'node:net';
import { CannotStart } from '../cannotStart.ts';
import { DataFolderUnusable } from './dataFolder.ts';
import { type Ending, type GuardedChild, spawnGuarded } from './guardedChild.ts';

export const loopback = '127.0.0.1';

/** dynoxide ended before it served; the message carries its own words. */
class DynoxideFailed extends CannotStart {
  override readonly name = 'DynoxideFailed';
}

export class PortTaken extends DynoxideFailed {}

const readyWithinMs = 15_000;

/**
 * Starts dynoxide on `file` and resolves once it serves.
 * @throws DataFolderUnusable when the file is not a database it can read
 * @throws PortTaken when another program listens on the port
 * @throws DynoxideFailed for anything else that keeps it from serving
 */
export async function runDynoxide(program: string, file: string, port: number): Promise<GuardedChild> {
  const child = spawnGuarded(program, ['--host', loopback, '--port', String(port), '--db-path', file]);
  const tooLate = Promise.withResolvers<Ending>();
  const timeout = setTimeout(
    () => tooLate.resolve({ reason: `not ready after ${readyWithinMs} ms`, stderr: '' }),
    readyWithinMs,
  );
  const ready = child.said('listening on').then(() => sick(port));
  const ending = await Promise.race([ready, child.ended, tooLate.promise]);
  clearTimeout(timeout);
  if (ending === undefined) return child;
  await child.stop();
  throw explain(ending, file, port);
}

/** A port that was free a moment ago; whoever uses it must be ready to find it taken. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, loopback, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new DynoxideFailed('No free port was given.');
  return address.port;
}

/** What is wrong with the server on this port; undefined when nothing is. */
async function sick(port: number): Promise<Ending | undefined> {
  try {
    const text = await (await fetch(`http://${loopback}:${port}/`)).text();
    return text.startsWith('healthy') ? undefined : { reason: `it answered ${text}`, stderr: '' };
  } catch (error) {
    return { reason: `it does not answer: ${String(error)}`, stderr: '' };
  }
}

function explain(ending: Ending, file: string, port: number): Error {
  const words = ending.stderr.replace(/^error: /, '').trim();
  if (/already in use/i.test(words)) return new PortTaken(`Port ${port} is taken: ${words}`);
  if (/not a valid SQLite|malformed|not a database/i.test(words)) {
    return new DataFolderUnusable(
      `${file} is damaged or not a dynoxide database: restore it from a backup or choose another data folder.`,
    );
  }
  if (/unable to open|readonly|read-only|disk/i.test(words)) {
    return new DataFolderUnusable(`The database ${file} cannot be opened (${words}).`);
  }
  return new DynoxideFailed(`dynoxide did not start (${ending.reason}): ${words || 'it said nothing'}`);
}
