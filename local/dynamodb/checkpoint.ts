import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { DynamoDBRecord } from 'aws-lambda';
import canonicalize from 'canonicalize';
import * as z from 'zod/mini';
import { writeDurably } from '../durableFile.ts';
import { DataFolderUnusable } from './dataFolder.ts';

/**
 * The last record of a stream that is handled for good. The digest tells that record from another of the
 * same number: after a power cut the database may have lost its last writes and gives their numbers out again.
 */
const checkpointSchema = z.strictObject({
  streamArn: z.string(),
  shardId: z.string(),
  sequenceNumber: z.string(),
  digest: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** @throws DataFolderUnusable when the file is there but is not a checkpoint */
export function loadCheckpoint(path: string): Checkpoint | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return checkpointSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new DataFolderUnusable(`${path} should hold a stream's checkpoint but does not.`, { cause });
  }
}

export function saveCheckpoint(path: string, checkpoint: Checkpoint): void {
  writeDurably(path, `${JSON.stringify(checkpoint)}\n`);
}

/** Over the canonical form, as the database returns an item's attributes in any order. */
export function digestOf(record: DynamoDBRecord): string {
  const { eventName, dynamodb } = record;
  const text = canonicalize({ eventName, dynamodb });
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}
