import * as z from 'zod';

/** What one call consumed, as DynamoDB bills it. */
export interface Units {
  readonly tableWriteUnits: number;
  readonly indexWriteUnits: number;
  /** Halves. */
  readonly readHalfUnits: number;
}

const part = z.object({ CapacityUnits: z.number().default(0) });
const parts = z.record(z.string(), part).default({});
const consumedSchema = z.object({
  CapacityUnits: z.number(),
  Table: part.default({ CapacityUnits: 0 }),
  LocalSecondaryIndexes: parts,
  GlobalSecondaryIndexes: parts,
});
const answerSchema = z.object({
  ConsumedCapacity: z.union([consumedSchema, z.array(consumedSchema)]).transform((one) => [one].flat()),
});

const READS = /^(Get|Query|Scan|BatchGet|TransactGet)/;
const NOTHING: Units = { tableWriteUnits: 0, indexWriteUnits: 0, readHalfUnits: 0 };

/**
 * Read from an answer to a request with `ReturnConsumedCapacity: INDEXES`: a KB a write unit and 4 KB a read unit of the
 * items' real sizes, half for eventually consistent reads, twice in transactions, each index for itself.
 * @throws ZodError where the answer does not say
 */
export function unitsIn(command: string, answer: unknown): Units {
  const { ConsumedCapacity: consumed } = answerSchema.parse(answer);
  const whole = sum(consumed.map(({ CapacityUnits }) => CapacityUnits));
  if (READS.test(command)) return { ...NOTHING, readHalfUnits: 2 * whole };
  const indexes = consumed.flatMap(({ GlobalSecondaryIndexes }) => Object.values(GlobalSecondaryIndexes));
  const indexWriteUnits = sum(indexes.map(({ CapacityUnits }) => CapacityUnits));
  return { ...NOTHING, tableWriteUnits: whole - indexWriteUnits, indexWriteUnits };
}

const transactSchema = z.object({ TransactItems: z.array(z.unknown()) });

/**
 * A refused conditional write is billed too, but its answer does not say how much: one unit an item, twice in a
 * transaction, is the least.
 */
export function unitsRefused(command: string, input: unknown): Units {
  if (READS.test(command)) return NOTHING;
  const transact = transactSchema.safeParse(input);
  return { ...NOTHING, tableWriteUnits: transact.success ? 2 * transact.data.TransactItems.length : 1 };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
