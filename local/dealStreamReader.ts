import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { DEAL_STREAM_FILTER, dealStream } from '../functions/events/dealStream.ts';
import type { Log } from '../functions/runtime/log.ts';
import type { Timeline } from './clock/timeline.ts';
import type { DynamoDb } from './dynamodb/start.ts';
import { readStream, type StreamReader } from './dynamodb/streamReader.ts';
import type { Lambdas } from './lambdas.ts';

const BATCH_SIZE = 100;

/** Long enough for an answer and what follows from it at once to come in one batch. */
const WINDOW = { quietMs: 100, longestMs: 2_000 };

/** The mapping's filter, as Lambda would apply it. */
function passesFilter({ dynamodb }: DynamoDBRecord): boolean {
  const { kind, type } = DEAL_STREAM_FILTER.dynamodb.NewImage;
  const image = dynamodb?.NewImage ?? {};
  return kind.S.includes(image.kind?.S ?? '') && type.S.includes(image.type?.S ?? '');
}

const answerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The event source mapping between the deals table and its consumer. */
export function readDealStream(options: {
  folder: string;
  database: DynamoDb;
  tableName: string;
  timeline: Timeline;
  lambdas: Lambdas;
  /** Whether handlers or workflows are at work, which may soon write more. */
  isBusy: () => boolean;
  log: Log;
}): Promise<StreamReader> {
  const { folder, database, tableName, timeline, lambdas, isBusy, log } = options;
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
    window: { ...WINDOW, isBusy },
    wanted: passesFilter,
    handle: async (records) => answerSchema.parse(await consume({ Records: records })),
    log: (line) => log.warn(line),
    trim: database.trimStream,
  });
}
