import { createHash } from 'node:crypto';
import { canonicalHash } from '../../domain/canonical.ts';
import { isShared } from '../../domain/ledger/account.ts';
import { toInstant } from '../../domain/time.ts';

/*
 * Every key of both tables. docs/data.md lists what is read by which.
 *
 * A partition is named by what it is about (`DEAL#…`, `PARTY#…`), an item in it by its kind. Numbers in sort keys
 * are padded so that text order is number order. What outsiders choose freely (idempotency keys, network
 * addresses) is hashed, which bounds its length and keeps it unreadable.
 */

/** An item's primary key; a type, not an interface, so that it can be handed over as a record of attributes. */
export type Key = { readonly pk: string; readonly sk: string };

/** Every item that stands alone in its partition. */
const ONLY = 'META';

// The table of deals -------------------------------------------------------------------------------------------

export const dealPartition = (dealId: string) => `DEAL#${dealId}`;
export const dealKey = (dealId: string): Key => ({ pk: dealPartition(dealId), sk: ONLY });
export const termsKey = (dealId: string, version: number): Key => ({
  pk: dealPartition(dealId),
  sk: `TERMS#${String(version).padStart(5, '0')}`,
});

const sequence = (seq: number) => String(seq).padStart(8, '0');
export const eventKey = (dealId: string, seq: number): Key => ({
  pk: dealPartition(dealId),
  sk: `EVENT#${sequence(seq)}`,
});
/** Sorts behind every event of a deal: no digit is greater than `:`. */
export const EVENTS_END = 'EVENT#:';

export const orderKey = (dealId: string, orderId: string): Key => ({
  pk: dealPartition(dealId),
  sk: `ORDER#${orderId}`,
});
/** Sorts a deal's orders by the instant at which they were placed, however it was written; the id tells those of one apart. */
export const orderPlaced = (at: string, orderId: string) => `${toInstant(Date.parse(at))}#${orderId}`;

/** Which deals wait for a payee: an item for each, beside the payee and not in its partition of personal data. */
export const waitingPartition = (payeeId: string) => `WAITING#${payeeId}`;
export const waitingKey = (payeeId: string, dealId: string): Key => ({
  pk: waitingPartition(payeeId),
  sk: dealPartition(dealId),
});

export const NOTICES = 'NOTICE#';
export const noticeKey = (dealId: string, seq: number, partyId: string): Key => ({
  pk: dealPartition(dealId),
  sk: `${NOTICES}${sequence(seq)}#${partyId}`,
});

export const keptKey = (scope: string, key: string): Key => ({
  pk: `KEPT#${canonicalHash([scope, key])}`,
  sk: ONLY,
});

export const linkKey = (tokenHash: string): Key => ({ pk: `LINK#${tokenHash}`, sk: ONLY });
/** One counter for each source and minute (epoch minutes). */
export const failuresKey = (source: string, minute: number): Key => ({
  pk: `FAILURES#${canonicalHash(source)}#${minute}`,
  sk: ONLY,
});

export const partyKey = (partyId: string): Key => ({ pk: `PARTY#${partyId}`, sk: ONLY });
/** The creator a brand knows under a key. Not in one partition for each brand: a campaign adds thousands at once. */
export const creatorKey = (brandId: string, key: string): Key => ({
  pk: `CREATOR#${brandId}#${key}`,
  sk: ONLY,
});
export const payoutAccountKey = (accountId: string): Key => ({ pk: `PAYOUT#${accountId}`, sk: ONLY });
export const apiKeyKey = (keyHash: string): Key => ({ pk: `APIKEY#${keyHash}`, sk: ONLY });
export const hookKey = (endpointId: string): Key => ({ pk: `HOOK#${endpointId}`, sk: ONLY });

// The ledger's table -------------------------------------------------------------------------------------------

export const entryKey = (dealId: string, entryId: string): Key => ({
  pk: dealPartition(dealId),
  sk: `ENTRY#${entryId}`,
});
/** Sorts a deal's entries by time; the id tells those of one instant apart. */
export const entryTime = (at: string, entryId: string) => `${at}#${entryId}`;

/** Over how many items a shared account's balance is spread, and the index of accounts of each currency. */
const SHARDS = 16;
const shards = Array.from({ length: SHARDS }, (_, shard) => String(shard).padStart(2, '0'));
const shardOf = (text: string) =>
  String(createHash('sha256').update(text).digest().readUInt16BE(0) % SHARDS).padStart(2, '0');

const balancePartition = (account: string, currency: string) => `BALANCE#${currency}#${account}`;
/** Where a deal's postings to `account` are added up: for a shared account, the deal's shard of it. */
export function balanceKey(account: string, currency: string, dealId: string): Key {
  const partition = balancePartition(account, currency);
  return { pk: isShared(account) ? `${partition}#${shardOf(dealId)}` : partition, sk: ONLY };
}
/** Every item over which the balance of `account` is spread. */
export function balanceKeys(account: string, currency: string): Key[] {
  const partition = balancePartition(account, currency);
  if (!isShared(account)) return [{ pk: partition, sk: ONLY }];
  return shards.map((shard) => ({ pk: `${partition}#${shard}`, sk: ONLY }));
}

/** The part of its currency's index of accounts in which `account` is listed. */
export const accountsPartition = (account: string, currency: string) => `${currency}#${shardOf(account)}`;
export const accountsPartitions = (currency: string) => shards.map((shard) => `${currency}#${shard}`);
