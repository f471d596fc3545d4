import { join } from 'node:path';
import { lockFolder, prepareFolder } from './dataFolder.ts';
import { findDynoxide } from './findDynoxide.ts';
import { keepRunning } from './keepRunning.ts';
import { freePort, loopback, PortTaken, runDynoxide } from './runDynoxide.ts';
import { openStreamTable } from './streamTable.ts';

export interface DynamoDbOptions {
  /** Holds the database; made if missing. */
  folder: string;
  /** Told when the database ends again and again and is given up; without it the error is thrown uncaught. */
  onExit?: (error: Error) => void;
  log?: (line: string) => void;
  /** Starts one even where DYNAMODB_ENDPOINT names another. */
  isOwn?: boolean;
}

export interface DynamoDb {
  endpoint: string;
  /** Lets go of a table's stream records before this sequence number, once they are handled for good. */
  trimStream(tableName: string, sequenceNumber: string): void;
  close(): Promise<void>;
}

const portTries = 5;

/**
 * DynamoDB for one machine: dynoxide as a child process that is started again when it dies, stays at its
 * endpoint for good, and ends with this process. With DYNAMODB_ENDPOINT set nothing is started, unless it has to be its own.
 * @throws CannotStart: a data folder that cannot be used, no dynoxide, or one that does not start
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDb> {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given && options.isOwn !== true)
    return { endpoint: given, trimStream: () => undefined, close: async () => undefined };
  const program = findDynoxide();
  prepareFolder(options.folder);
  const lock = lockFolder(options.folder);
  try {
    return await serve(program, options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function serve(program: string, options: DynamoDbOptions, release: () => void): Promise<DynamoDb> {
  const file = join(options.folder, 'dynamodb.sqlite');
  let port = 0;
  const first = async () => {
    for (let tries = 1; ; tries += 1) {
      port = await freePort();
      try {
        return await runDynoxide(program, file, port);
      } catch (error) {
        if (!(error instanceof PortTaken) || tries === portTries) throw error;
      }
    }
  };
  const again = () => {
    options.log?.('The database ended; it is started again.');
    return runDynoxide(program, file, port);
  };
  const child = await keepRunning(() => (port === 0 ? first() : again()), options.onExit ?? throwUncaught);
  const stream = openStreamTable(file);
  if (stream === undefined) {
    options.log?.('This version of dynoxide keeps its stream differently: it grows and slows down with use.');
  }
  return {
    endpoint: `http://${loopback}:${port}`,
    trimStream: (tableName, sequenceNumber) => stream?.trim(tableName, sequenceNumber),
    close: async () => {
      stream?.close();
      await child.stop();
      release();
    },
  };
}

function throwUncaught(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
