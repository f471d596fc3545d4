import { join } from 'node:path';
import * as z from 'zod/mini';
import { dealStream } from '../functions/events/dealStream.ts';
import type { Log } from '../functions/runtime/log.ts';
import type { Timeline } from './clock/timeline.ts';
import type { DynamoDb } from './dynamodb/start.ts';
import { readStream, type StreamReader } from './dynamodb/streamReader.ts';
import type { Lambdas } from './lambdas.ts';

const BATCH_SIZE = 100;

const answerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The event source mapping between the deals table and its consumer. */
export function readDealStream(options: {
  folder: string;
  database: DynamoDb;
  tableName: string;
  timeline: Timeline;
  lambdas: Lambdas;
  log: Log;
}): Promise<StreamReader> {
  const { folder, database, tableName, timeline, lambdas, log } = options;
  const consume = lambdas.handlerOf(dealStream);
  return readStream({
    client: {
      endpoint: database.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    tableName,
    checkpointFile: join(folder, 'deal-stream.json'),
    timeline,
    batchSize: BATCH_SIZE,
    handle: async (records) => answerSchema.parse(await consume({ Records: records })),
    log: (line) => log.warn(line),
    trim: database.trimStream,
  });
}
