import { createHash } from 'node:crypto';
import { canonicalHash } from '../../domain/canonical.ts';
import { dealOfEscrow, isShared } from '../../domain/ledger/account.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { DueKind } from '../../domain/ports/due.ts';
import type { NoticeRef } from '../../domain/ports/notices.ts';
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

/** Which deals have claims on a payee, and what was recovered from it for them. */
export const claimPartition = (payeeId: string) => `CLAIM#${payeeId}`;
export const claimKey = (payeeId: string, dealId: string): Key => ({
  pk: claimPartition(payeeId),
  sk: dealPartition(dealId),
});
export const recoveryPartition = (payeeId: string) => `RECOVERY#${payeeId}`;
export const recoveryKey = (payeeId: string, offsetId: string): Key => ({
  pk: recoveryPartition(payeeId),
  sk: offsetId,
});

/** A dispute by its own id, and in a list for each who may see it, by the time it was raised (its id is a ULID). */
export const disputeKey = (disputeId: string): Key => ({ pk: `DISPUTE#${disputeId}`, sk: ONLY });
export const disputeListPartition = (viewer: string) => `DISPUTES#${viewer}`;
export const disputeListKey = (viewer: string, disputeId: string): Key => ({
  pk: disputeListPartition(viewer),
  sk: disputeId,
});

export const NOTICES = 'NOTICE#';
/** Those of events by their places; those of reminders behind them, by the instants at which they fell due. */
export const noticeKey = ({ dealId, about, partyId }: NoticeRef, channel?: 'sms'): Key => ({
  pk: dealPartition(dealId),
  sk: `${NOTICES}${typeof about === 'number' ? sequence(about) : `~${about}`}#${partyId}${channel ? `#${channel}` : ''}`,
});

/** Beside the deal, whose own place in the index of what falls due is its reminder's. */
export const recheckKey = (dealId: string): Key => ({ pk: dealPartition(dealId), sk: 'RECHECK' });

export const EVIDENCE = 'EVIDENCE#';
export const evidenceKey = (dealId: string, evidenceId: string): Key => ({
  pk: dealPartition(dealId),
  sk: `${EVIDENCE}${evidenceId}`,
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

/** A tenant's webhook endpoints, and what was sent to each, by deliveries' ids, which rise with time. */
export const endpointPartition = (tenantId: string) => `ENDPOINTS#${tenantId}`;
export const endpointKey = (tenantId: string, endpointId: string): Key => ({
  pk: endpointPartition(tenantId),
  sk: endpointId,
});
export const deliveryPartition = (endpointId: string) => `DELIVERIES#${endpointId}`;
export const deliveryKey = (endpointId: string, deliveryId: string): Key => ({
  pk: deliveryPartition(endpointId),
  sk: deliveryId,
});

/** A tenant's templates, oldest first, and how many there are. */
export const templatePartition = (tenantId: string) => `TEMPLATES#${tenantId}`;
/** How their ids begin. */
export const TEMPLATES = 'tpl_';
export const templateKey = (tenantId: string, templateId: string): Key => ({
  pk: templatePartition(tenantId),
  sk: templateId,
});
export const templateCountKey = (tenantId: string): Key => ({ pk: templatePartition(tenantId), sk: 'COUNT' });

/** Differences in the books that operations has to clear up: few, so that each state of them is one partition. */
export const OPEN_CASES = 'CASES#open';
export const openCaseKey = (caseId: string): Key => ({ pk: OPEN_CASES, sk: caseId });
export const RESOLVED_CASES = 'CASES#resolved';
/** By time. @param resolvedAt RFC 3339 */
export const resolvedCaseKey = (caseId: string, resolvedAt: string): Key => ({
  pk: RESOLVED_CASES,
  sk: `${resolvedAt}#${caseId}`,
});
/** Closed deals whose money did not arrive, and payees whose bank sent it back: few, and each to be seen to. */
export const STRAY_PAYMENTS = 'CASES#payments';
export const strayPaymentsKey = (dealId: string): Key => ({ pk: STRAY_PAYMENTS, sk: dealId });
export const BANK_FAILURES = 'CASES#bank';
export const bankFailureKey = (accountId: string, reference: string): Key => ({
  pk: BANK_FAILURES,
  sk: `${accountId}#${reference}`,
});

/** How a party kept its word: what each deal says of it, and the sums by month and of all time, in shards. */
export const recordPartition = (partyId: string) => `RECORD#${partyId}`;
export const recordedDealKey = (partyId: string, dealId: string): Key => ({
  pk: recordPartition(partyId),
  sk: dealPartition(dealId),
});
/** @param month such as `2026-11` */
export const recordMonth = (month: string) => `MONTH#${month}`;
export const recordMonthKey = (partyId: string, month: string, dealId: string): Key => ({
  pk: recordPartition(partyId),
  sk: `${recordMonth(month)}#${shardOf(dealId, RECORD_SHARDS)}`,
});
/** Sorts behind every month. */
const RECORD_TOTAL = 'TOTAL';
export const recordTotalKey = (partyId: string, dealId: string): Key => ({
  pk: recordPartition(partyId),
  sk: `${RECORD_TOTAL}#${shardOf(dealId, RECORD_SHARDS)}`,
});
export const RECORDS_END = `${RECORD_TOTAL}$`;

/** Who saw and did what, three times: all of a month, of a person, of a deal. By time, then by what tells two apart. */
export const auditMonth = (month: string) => `AUDIT#${month}`;
export const auditOfSubject = (subject: string) => `AUDIT#BY#${subject}`;
export const auditOfDeal = (dealId: string) => `AUDIT#OF#${dealId}`;
/** That somebody's look at something is kept for a quarter of an hour. @param quarter quarters of hours since 1970 */
export const auditSeenKey = (sighting: readonly unknown[], quarter: number): Key => ({
  pk: `AUDIT#SEEN#${canonicalHash([...sighting])}#${quarter}`,
  sk: ONLY,
});

export const progressKey: Key = { pk: 'RECONCILIATION', sk: ONLY };

// The ledger's table -------------------------------------------------------------------------------------------

/**
 * Both ends of a pending entry, posted and voided, have one place: whichever is written first keeps the other out.
 */
export const entryKey = ({ dealId, id, resolves }: Pick<Entry, 'dealId' | 'id' | 'resolves'>): Key => ({
  pk: dealPartition(dealId),
  sk: resolves === null ? `ENTRY#${id}` : `ENTRY#${resolves}#END`,
});
/** Sorts entries by time, however it was written; the id tells those of one instant apart. */
export const entryTime = (at: string, entryId: string) => `${toInstant(Date.parse(at))}#${entryId}`;

/** Over how many items the sums of a party's record are spread: deals of a campaign may close at once. */
const RECORD_SHARDS = 8;
/** Over how many items a shared account's balance is spread, and the index of accounts of each currency. */
const SHARDS = 16;
const twoDigits = (shard: number) => String(shard).padStart(2, '0');
const shards = Array.from({ length: SHARDS }, (_, shard) => twoDigits(shard));
const shardOf = (text: string, count: number = SHARDS) =>
  twoDigits(createHash('sha256').update(text).digest().readUInt16BE(0) % count);

const accountPartition = (account: string, currency: string) => `BALANCE#${currency}#${account}`;

/**
 * Where a deal's postings to `account` are added up: for a shared account, the deal's shard of it. An escrow is one
 * deal's and stands with its entries.
 */
export function balanceKey(account: string, currency: string, dealId: string): Key {
  const deal = dealOfEscrow(account);
  if (deal !== null) return { pk: dealPartition(deal), sk: `BALANCE#${currency}` };
  const partition = accountPartition(account, currency);
  return { pk: isShared(account) ? `${partition}#${shardOf(dealId)}` : partition, sk: ONLY };
}

/** Every item over which the balance of `account` is spread. */
export function balanceKeys(account: string, currency: string): Key[] {
  if (!isShared(account)) return [balanceKey(account, currency, '')];
  return shards.map((shard) => ({ pk: `${accountPartition(account, currency)}#${shard}`, sk: ONLY }));
}

/** The lines of an account stand beside the balance they add up to, by time. */
export const LINES = 'LINE#';
export function lineKey(account: string, entry: Pick<Entry, 'id' | 'dealId' | 'currency' | 'at'>): Key {
  const { pk } = balanceKey(account, entry.currency, entry.dealId);
  return { pk, sk: `${LINES}${entryTime(entry.at, entry.id)}` };
}

/** The part of its currency's index of accounts in which `account` is listed. */
export const accountsPartition = (account: string, currency: string) => `${currency}#${shardOf(account)}`;
export const accountsPartitions = (currency: string) => shards.map((shard) => `${currency}#${shard}`);

/** Over how many partitions the entries of a day are spread. */
const DAY_PARTS = 4;
/** The part of its day's index of entries in which a deal's entry is listed. @param at RFC 3339 */
export const dayPartition = (at: string, dealId: string) =>
  `${toInstant(Date.parse(at)).slice(0, 10)}#${shardOf(dealId, DAY_PARTS)}`;
/** @param day such as `2026-12-01` */
export const dayPartitions = (day: string) => shards.slice(0, DAY_PARTS).map((part) => `${day}#${part}`);

// The index of what falls due -----------------------------------------------------------------------------------

/** Over how many partitions each kind of what falls due is spread. */
const DUE_PARTS = 4;
/** The part of its kind's index in which an item stands. @param id of the deal or the delivery */
export const duePartition = (kind: DueKind, id: string) => `${kind}#${shardOf(id, DUE_PARTS)}`;
export const duePartitions = (kind: DueKind) => shards.slice(0, DUE_PARTS).map((part) => `${kind}#${part}`);
