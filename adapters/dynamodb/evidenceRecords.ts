import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { InvariantViolation, RetryableError } from '../../domain/errors.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { KeptResult } from '../../domain/ports/deals.ts';
import type { Added, EvidenceRecords } from '../../domain/ports/evidence.ts';
import { backOff, MOST_TRIES } from './backoff.ts';
import { CONDITION_FAILED, cancellationCodes, toDomainError, unlessRefused } from './errors.ts';
import { evidenceItemSchema, evidenceWrite, toEvidence } from './evidenceItems.ts';
import { findKept, keptWrite } from './kept.ts';
import { dealPartition, EVIDENCE, evidenceKey } from './keys.ts';
import { getItem, getItems, query, startingWith, type Table } from './table.ts';
import type { TableNames } from './tables.ts';
import { toTransactItem } from './write.ts';

export type EvidenceRecordsConfig = Pick<TableNames, 'dealsTable'> & {
  readonly client: DynamoDBDocumentClient;
};

/** What is known of each piece of evidence, in its deal's partition. */
export function makeEvidenceRecords({ client, dealsTable }: EvidenceRecordsConfig): EvidenceRecords {
  const table: Table = { client, name: dealsTable };
  const find = async (dealId: string, evidenceId: string) => {
    const item = await getItem(table, evidenceKey(dealId, evidenceId), evidenceItemSchema);
    return item === null ? null : toEvidence(item);
  };
  return {
    find,
    findAll: async (dealId, evidenceIds) => {
      const keys = [...new Set(evidenceIds)].map((id) => evidenceKey(dealId, id));
      return (await getItems(table, keys, evidenceItemSchema)).map(toEvidence);
    },
    ofDeal: async (dealId) => {
      const { items } = await query(table, startingWith(dealPartition(dealId), EVIDENCE), evidenceItemSchema);
      return items.map(toEvidence);
    },
    add: (evidence, keep) => add(table, evidence, keep),
    settle: async (evidence) => {
      if (await settle(table, evidence)) return evidence;
      const standing = await find(evidence.dealId, evidence.id);
      if (standing === null) throw new InvariantViolation(`there is no evidence ${evidence.id} to settle`);
      return standing;
    },
  };
}

/** The record and the kept result, or neither. */
async function add(table: Table, evidence: Evidence, keep: KeptResult | undefined): Promise<Added> {
  const now = Date.now();
  const writes = [
    evidenceWrite(table.name, evidence),
    ...(keep === undefined ? [] : [keptWrite(table.name, keep, now)]),
  ];
  const command = new TransactWriteCommand({
    TransactItems: writes.map(toTransactItem),
    ClientRequestToken: randomUUID(),
  });
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const codes = await tryWriting(table, command);
    if (codes === null) return { kind: 'added' };
    const [own, kept] = codes;
    if (kept === CONDITION_FAILED && keep !== undefined) {
      const found = await findKept(table, keep.scope, keep.key, now);
      if (found !== null) return { kind: 'repeated', kept: found };
    }
    if (own === CONDITION_FAILED) throw new InvariantViolation(`evidence ${evidence.id} is there already`);
    await backOff(tries);
  }
  throw new RetryableError(`evidence ${evidence.id} cannot be written: its items stay contended`);
}

/** `null` when everything was written, else why not. */
async function tryWriting(
  { client }: Table,
  command: TransactWriteCommand,
): Promise<(string | null)[] | null> {
  try {
    await client.send(command);
    return null;
  } catch (error) {
    const codes = cancellationCodes(error);
    if (codes === null) throw toDomainError(error);
    return codes;
  }
}

/** `false` if it was settled before. */
async function settle({ client, name }: Table, { submittedBy: _, ...evidence }: Evidence): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: name,
    Key: evidenceKey(evidence.dealId, evidence.id),
    UpdateExpression: 'SET evidence = :evidence',
    ConditionExpression: 'evidence.#status = :awaiting',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':evidence': evidence, ':awaiting': 'awaiting_upload' },
  });
  return unlessRefused(() => client.send(update));
}
