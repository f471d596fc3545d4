import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { InvariantViolation, RetryableError } from '../../domain/errors.ts';
import type { Party } from '../../domain/parties.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { backOff, MOST_TRIES } from './backoff.ts';
import { CONDITION_FAILED, cancellationCodes, mapped, toDomainError } from './errors.ts';
import { creatorKey, type Key, partyKey, payoutAccountKey } from './keys.ts';
import { lookupItemSchema, partyItemSchema, profileOf, toParty } from './partyItems.ts';
import { getItem, type Table } from './table.ts';
import type { TableNames } from './tables.ts';

export type PartyStoreConfig = Pick<TableNames, 'dealsTable'> & { readonly client: DynamoDBDocumentClient };

/** Personal data: the only items that hold any. */
export function makePartyStore({ client, dealsTable }: PartyStoreConfig): PartyStore {
  const table: Table = { client, name: dealsTable };
  const find = (partyId: string) => findParty(table, partyId);
  const findBy = async (key: Key) => {
    const lookup = await getItem(table, key, lookupItemSchema);
    return lookup === null ? null : find(lookup.partyId);
  };
  return {
    find,
    findCreator: (brandId, key) => findBy(creatorKey(brandId, key)),
    findByPayoutAccount: (accountId) => findBy(payoutAccountKey(accountId)),
    put: async (party) => {
      await putProfile(table, party);
      if (party.payoutAccountId !== null) await setPayoutAccount(table, party.id, party.payoutAccountId);
    },
    setPayoutAccount: (partyId, accountId) => setPayoutAccount(table, partyId, accountId),
  };
}

async function findParty(table: Table, partyId: string): Promise<Party | null> {
  const item = await getItem(table, partyKey(partyId), partyItemSchema);
  return item === null ? null : toParty(item);
}

/** Leaves the payout account alone: whoever changes a name may not know yet that one was opened. */
async function putProfile({ client, name }: Table, party: Party): Promise<void> {
  const update = new UpdateCommand({
    TableName: name,
    Key: partyKey(party.id),
    UpdateExpression: 'SET kind = :kind, profile = :profile',
    ExpressionAttributeValues: { ':kind': 'party', ':profile': profileOf(party) },
  });
  await mapped(() => client.send(update));
}

/**
 * The first account stays, and with it the way back from the account to the party.
 * @throws InvariantViolation for a party nobody knows, and an account that is another party's
 */
async function setPayoutAccount(table: Table, partyId: string, accountId: string): Promise<string> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const codes = await tryLinking(table, partyId, accountId);
    if (codes === null) return accountId;
    if (codes.includes(CONDITION_FAILED)) return standingAccount(table, partyId, accountId);
    await backOff(tries);
  }
  throw new RetryableError(`party ${partyId} cannot be written: it stays contended`);
}

async function tryLinking({ client, name: TableName }: Table, partyId: string, accountId: string) {
  const linkParty = {
    TableName,
    Key: partyKey(partyId),
    UpdateExpression: 'SET payoutAccountId = :account',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(payoutAccountId) OR payoutAccountId = :account)',
    ExpressionAttributeValues: { ':account': accountId },
  };
  const linkAccount = {
    TableName,
    Item: { ...payoutAccountKey(accountId), kind: 'lookup', partyId },
    ConditionExpression: 'attribute_not_exists(pk) OR partyId = :party',
    ExpressionAttributeValues: { ':party': partyId },
  };
  try {
    await client.send(
      new TransactWriteCommand({ TransactItems: [{ Update: linkParty }, { Put: linkAccount }] }),
    );
    return null;
  } catch (error) {
    const codes = cancellationCodes(error);
    if (codes === null) throw toDomainError(error);
    return codes;
  }
}

async function standingAccount(table: Table, partyId: string, accountId: string): Promise<string> {
  const party = await findParty(table, partyId);
  if (party === null) throw new InvariantViolation(`party ${partyId} is not known`);
  if (party.payoutAccountId === null) {
    throw new InvariantViolation(`payout account ${accountId} is another party's, not ${partyId}'s`);
  }
  return party.payoutAccountId;
}
