import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeDocumentClient } from '../../../adapters/dynamodb/client.ts';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { InvariantViolation, RetryableError } from '../../../domain/errors.ts';
import { entryOf } from '../../../domain/ledger/entry.ts';
import { aChange, aDeal, NOW } from '../../builders/deal.ts';

/* What the embedded database never answers: contention, throttling, and answers that get lost. */

const client = makeDocumentClient({ endpoint: 'http://127.0.0.1:1' });
const dynamo = mockClient(client);
const deals = makeDealStore({
  client,
  dealsTable: 'Deals',
  ledgerTable: 'Ledger',
  wallClock: { now: () => NOW },
});

const deal = aDeal();
const change = aChange(deal, {
  entries: [
    entryOf(deal.id, 'collected.1', 'CNY', '2026-11-01T00:00:00.000Z', [
      { from: 'psp:clearing', to: `escrow:${deal.id}`, amountMinor: 5 },
    ]),
  ],
});
/** The transaction's writes: deal, event, entry, two balances. */
const DEAL = 0;
const BALANCE = 3;

const cancelled = (...codes: [place: number, code: string][]) => {
  const reasons = Array.from({ length: 5 }, () => 'None');
  for (const [place, code] of codes) reasons[place] = code;
  const CancellationReasons = reasons.map((Code) => ({ Code }));
  return new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
};
const tokens = () =>
  dynamo.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.ClientRequestToken);

beforeEach(() => {
  dynamo.reset();
  // No time passes between tries.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('a commit under contention', () => {
  test('is tried again, as the same request', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled([BALANCE, 'TransactionConflict']))
      .rejectsOnce(cancelled([DEAL, 'ThrottlingError']))
      .resolves({});
    expect(await deals.commit(change)).toEqual({ kind: 'committed' });
    expect(tokens()).toHaveLength(3);
    expect(new Set(tokens()).size).toBe(1);
    expect(tokens()[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is a conflict when somebody keeps writing the deal', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled([DEAL, 'TransactionConflict']));
    expect(await deals.commit(change)).toEqual({ kind: 'conflict' });
    expect(tokens().length).toBeGreaterThan(1);
    expect(tokens().length).toBeLessThan(20);
  });

  test('may be tried later when the books stay contended', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled([BALANCE, 'TransactionConflict']));
    await expect(deals.commit(change)).rejects.toThrow(RetryableError);
  });

  test('may be tried later when the same request is still being carried out', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejects(new TransactionInProgressException({ message: 'in progress', $metadata: {} }));
    await expect(deals.commit(change)).rejects.toThrow(RetryableError);
  });

  test('two commits are two requests', async () => {
    dynamo.on(TransactWriteCommand).resolves({});
    await deals.commit(change);
    await deals.commit(change);
    expect(new Set(tokens()).size).toBe(2);
  });
});

describe('a commit whose answer was lost', () => {
  test('is recognised on the deal as our own', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled([DEAL, 'ConditionalCheckFailed']));
    dynamo.on(GetCommand).callsFake(() => ({ Item: { deal: change.deal, commitId: tokens()[0] } }));
    expect(await deals.commit(change)).toEqual({ kind: 'committed' });
  });

  test('is a conflict when the deal was written by another, be it with the same words', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled([DEAL, 'ConditionalCheckFailed']));
    dynamo.on(GetCommand).resolves({ Item: { deal: change.deal, commitId: 'another' } });
    expect(await deals.commit(change)).toEqual({ kind: 'conflict' });
  });
});

test('a deal that can no longer be read is named by its faults, not by what it holds', async () => {
  const stored = { ...deal, reference: 7, lastHash: null, secret: 'xiaoman@example.com' };
  dynamo.on(GetCommand).resolves({ Item: { deal: stored, commitId: 'c' } });
  const failure = await deals.find(deal.id).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvariantViolation);
  expect(String(failure)).toMatch(/deal\.reference .*deal\.lastHash .*deal\.secret /);
  expect(String(failure)).not.toContain('xiaoman');
});
