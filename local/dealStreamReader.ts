import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { dealToVerify } from '../adapters/dynamodb/streamRecord.ts';
import { dealStream } from '../functions/events/dealStream.ts';
import { DEAL_STREAM_FILTERS } from '../functions/events/dealStreamFilters.ts';
import { deliverWebhooks, WEBHOOK_FILTER } from '../functions/events/deliverWebhooks.ts';
import { deliveryVerification } from '../functions/events/verifyDelivery.ts';
import type { Log } from '../functions/runtime/log.ts';
import type { Deployable } from '../functions/runtime/step.ts';
import type { Timeline } from './clock/timeline.ts';
import type { DynamoDb } from './dynamodb/start.ts';
import { readStream, type StreamReader } from './dynamodb/streamReader.ts';
import { trimBehindAll } from './dynamodb/trimBehindAll.ts';
import type { Lambdas } from './lambdas.ts';

/** Long enough for an answer and what follows from it at once to come in one batch. */
const WINDOW = { quietMs: 100, longestMs: 2_000 };

interface Mapping {
  readonly consumer: Deployable;
  readonly checkpoint: string;
  readonly batchSize: number;
  /** The mapping's filter, as Lambda would apply it. */
  readonly wanted: (record: DynamoDBRecord) => boolean;
}

/** Each reads at its own pace: what one has to wait for keeps no other. */
const MAPPINGS: readonly Mapping[] = [
  {
    consumer: dealStream,
    checkpoint: 'deal-stream.json',
    batchSize: 100,
    wanted: ({ dynamodb }) => DEAL_STREAM_FILTERS.some((filter) => fits(filter, dynamodb?.NewImage ?? {})),
  },
  {
    consumer: deliverWebhooks,
    checkpoint: 'webhook-stream.json',
    batchSize: 20,
    wanted: ({ dynamodb }) => fits(WEBHOOK_FILTER, dynamodb?.NewImage ?? {}),
  },
  {
    consumer: deliveryVerification,
    checkpoint: 'verification-stream.json',
    batchSize: 10,
    wanted: (record) => dealToVerify(record) !== null,
  },
];

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

/** Whether a record's image has, for each of a filter's attributes, one of its texts. */
function fits(filter: { readonly dynamodb: { readonly NewImage: object } }, image: Image): boolean {
  const wanted = z.record(z.string(), z.object({ S: z.array(z.string()) })).parse(filter.dynamodb.NewImage);
  return Object.entries(wanted).every(([name, { S: texts }]) => texts.includes(image[name]?.S ?? ''));
}

const answerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export interface DealStreamOptions {
  folder: string;
  database: DynamoDb;
  tableName: string;
  timeline: Timeline;
  lambdas: Lambdas;
  /** Whether handlers or workflows are at work, which may soon write more. */
  isBusy: () => boolean;
  log: Log;
}

/** The event source mappings between the deals table and its consumers. */
export async function readDealStream(
  options: DealStreamOptions,
): Promise<Pick<StreamReader, 'nudge' | 'close'>> {
  const trims = trimBehindAll(MAPPINGS.length, options.database.trimStream);
  const readers = await Promise.all(MAPPINGS.map((mapping, index) => read(options, mapping, trims[index])));
  return {
    nudge: () => {
      for (const reader of readers) reader.nudge();
    },
    close: async () => {
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}

function read(
  { folder, database, tableName, timeline, lambdas, isBusy, log }: DealStreamOptions,
  { consumer, checkpoint, batchSize, wanted }: Mapping,
  trim: DynamoDb['trimStream'] | undefined,
): Promise<StreamReader> {
  const consume = lambdas.handlerOf(consumer);
  return readStream({
    client: {
      endpoint: database.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    tableName,
    checkpointFile: join(folder, checkpoint),
    timeline,
    batchSize,
    window: { ...WINDOW, isBusy },
    wanted,
    handle: async (records) => answerSchema.parse(await consume({ Records: records })),
    log: (line) => log.warn(line),
    ...(trim && { trim }),
  });
}
