import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccessStore } from '../../../adapters/dynamodb/accessStore.ts';
import { makeDealStore } from '../../../adapters/dynamodb/dealStore.ts';
import { linkKey } from '../../../adapters/dynamodb/keys.ts';
import { makeLinkStore } from '../../../adapters/dynamodb/linkStore.ts';
import { makeNoticeStore } from '../../../adapters/dynamodb/noticeStore.ts';
import { makePartyStore } from '../../../adapters/dynamodb/partyStore.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import type { NoticeRecord } from '../../../domain/ports/notices.ts';
import type { LinkGrant } from '../../../domain/ports/parties.ts';
import { toInstant } from '../../../domain/time.ts';
import { aChange, aNewDeal, anId, NOW } from '../../builders/deal.ts';
import { aParty } from '../../builders/party.ts';
import { type Bed, makeBed } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.close());

describe('parties', () => {
  test('are found by id', async () => {
    const parties = makePartyStore(bed);
    const party = aParty({ phone: '', engagedBy: ['brand_1'] });
    await parties.put(party);
    expect(await parties.find(party.id)).toEqual(party);
    expect(await parties.find('creator_none')).toBeNull();
    expect(await parties.findCreator('brand_1', 'nobody')).toBeNull();
    expect(await parties.findByPayoutAccount('acct_none')).toBeNull();
  });

  test('the first payout account stays and leads back to its party', async () => {
    const parties = makePartyStore(bed);
    const party = aParty();
    await parties.put(party);
    const accounts = Array.from({ length: 5 }, () => anId('acct'));
    const standing = await Promise.all(
      accounts.map((account) => parties.setPayoutAccount(party.id, account)),
    );
    expect(new Set(standing).size).toBe(1);
    const [account = ''] = standing;
    expect(await parties.setPayoutAccount(party.id, account)).toBe(account);
    expect(await parties.findByPayoutAccount(account)).toEqual({ ...party, payoutAccountId: account });
    for (const other of accounts.filter((each) => each !== account)) {
      expect(await parties.findByPayoutAccount(other)).toBeNull();
    }
  });

  test('writing a profile that was read earlier leaves the payout account as it is', async () => {
    const parties = makePartyStore(bed);
    const party = aParty();
    await parties.put(party);
    const account = await parties.setPayoutAccount(party.id, anId('acct'));
    await parties.put({ ...party, name: '林大满' });
    expect(await parties.find(party.id)).toEqual({ ...party, name: '林大满', payoutAccountId: account });
  });

  test('a party that comes with its account is found by it', async () => {
    const parties = makePartyStore(bed);
    const party = aParty({ payoutAccountId: anId('acct') });
    await parties.put(party);
    expect(await parties.findByPayoutAccount(party.payoutAccountId ?? '')).toEqual(party);
  });

  test('an account of another party, and a party nobody knows, are refused', async () => {
    const parties = makePartyStore(bed);
    const [one, two] = [aParty(), aParty()];
    await Promise.all([one, two].map((party) => parties.put(party)));
    const account = await parties.setPayoutAccount(one.id, anId('acct'));
    await expect(parties.setPayoutAccount(two.id, account)).rejects.toThrow(InvariantViolation);
    await expect(parties.setPayoutAccount('creator_none', anId('acct'))).rejects.toThrow(InvariantViolation);
    expect(await parties.find(two.id)).toEqual(two);
    expect(await parties.find('creator_none')).toBeNull();
  });

  test('personal data is in party items only', async () => {
    const brandId = anId('brand');
    const creator = aParty({ name: '王不漏', email: 'never.leak@example.com', phone: '+8613800000000' });
    const newcomers = { creator, creatorKey: 'a-hash', creatorIsNew: true };
    await makeDealStore(bed).commit(aNewDeal({ brandId, creatorId: creator.id }), { newcomers });
    const { Items = [] } = await bed.client.send(new ScanCommand({ TableName: bed.dealsTable }));
    const telling = Items.filter((item) => /王不漏|never\.leak|13800000000/.test(JSON.stringify(item)));
    expect(telling.map(({ kind }) => kind)).toEqual(['party']);
  });
});

describe('links', () => {
  const grant = (overrides: Partial<LinkGrant> = {}): LinkGrant => ({
    tokenHash: anId('hash'),
    dealId: 'deal_1',
    partyId: 'creator_1',
    role: 'creator',
    locale: 'zh-CN',
    expiresAt: toInstant(NOW + 1500),
    generation: 0,
    revokedAt: null,
    ...overrides,
  });

  test('are found by the hash of their token, expired ones too: the reader checks', async () => {
    const links = makeLinkStore(bed);
    const expired = grant({ expiresAt: '2020-01-01T00:00:00.000Z' });
    await links.put(expired);
    expect(await links.find(expired.tokenHash)).toEqual(expired);
    expect(await links.find('no-hash')).toBeNull();
  });

  test('may be deleted once they have expired, in epoch seconds', async () => {
    const links = makeLinkStore(bed);
    const { tokenHash } = grant();
    await links.put(grant({ tokenHash }));
    const { Item } = await bed.client.send(
      new GetCommand({ TableName: bed.dealsTable, Key: linkKey(tokenHash) }),
    );
    expect(Item?.ttl).toBe(NOW / 1000 + 2);
  });

  test('are revoked by being put again', async () => {
    const links = makeLinkStore(bed);
    const given = grant();
    await links.put(given);
    await links.put({ ...given, revokedAt: toInstant(NOW) });
    expect((await links.find(given.tokenHash))?.revokedAt).toBe(toInstant(NOW));
  });

  test('failed attempts are counted by source and minute', async () => {
    const links = makeLinkStore(bed);
    const counts = await Promise.all(
      Array.from({ length: 5 }, (_, index) => links.countFailure('192.0.2.1', NOW + index)),
    );
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await links.countFailure('192.0.2.2', NOW)).toBe(1);
    expect(await links.countFailure('192.0.2.1', NOW + 59_999)).toBe(6);
    expect(await links.countFailure('192.0.2.1', NOW + 60_000)).toBe(1);
    const { Items } = await bed.client.send(new ScanCommand({ TableName: bed.dealsTable }));
    expect(JSON.stringify(Items)).not.toContain('192.0.2');
  });
});

describe('machine access', () => {
  test('keys are found by their hash, hooks by their id', async () => {
    const access = makeAccessStore(bed);
    const key = { keyHash: anId('hash'), role: 'brand' as const, tenantId: 'brand_1', revokedAt: null };
    const owner = { role: 'provider' as const, tenantId: 'prov_1' };
    const hook = { id: anId('hook'), ...owner, secrets: ['whsec_new', 'whsec_old'] };
    await access.putKey(key);
    await access.putHook(hook);
    expect(await access.findKey(key.keyHash)).toEqual(key);
    expect(await access.findHook(hook.id)).toEqual(hook);
    expect(await access.findKey('none')).toBeNull();
    expect(await access.findHook('none')).toBeNull();
  });

  test('a revoked key is given back as revoked', async () => {
    const access = makeAccessStore(bed);
    const key = { keyHash: anId('hash'), role: 'provider' as const, tenantId: 'provider_1', revokedAt: null };
    await access.putKey(key);
    await access.putKey({ ...key, revokedAt: toInstant(NOW) });
    expect((await access.findKey(key.keyHash))?.revokedAt).toBe(toInstant(NOW));
  });
});

describe('notices', () => {
  test('are found one by one, and all of a deal in the order of its events', async () => {
    const notices = makeNoticeStore(bed);
    const dealId = anId('deal');
    const notice = (seq: number, partyId: string): NoticeRecord => ({
      dealId,
      seq,
      partyId,
      role: 'creator',
      opening: seq === 2 ? 'AwaitResponse' : null,
      status: 'delivered',
      at: toInstant(NOW),
    });
    const [late, early, other] = [notice(10, 'creator_1'), notice(2, 'creator_1'), notice(2, 'brand_1')];
    for (const each of [late, early, other]) await notices.put(each);
    expect(await notices.ofDeal(dealId)).toEqual([other, early, late]);
    expect(await notices.find({ dealId, about: 2, partyId: 'brand_1' })).toEqual(other);
    expect(await notices.find({ dealId, about: 3, partyId: 'brand_1' })).toBeNull();
    await notices.put({ ...other, status: 'bounced' });
    expect((await notices.find({ dealId, about: 2, partyId: 'brand_1' }))?.status).toBe('bounced');
    expect(await notices.ofDeal('deal_none')).toEqual([]);
  });
});

describe('payees that deals wait for', () => {
  const payment = (to: Payment['to'], blockedBy: Payment['blockedBy']): Payment => ({
    id: anId('payment'),
    purpose: 'fee',
    to,
    amountMinor: 100,
    chargeReference: null,
    status: 'due',
    blockedBy,
    reference: null,
    failure: null,
  });

  test('a deal is listed under each payee it waits for, until it waits no more', async () => {
    const deals = makeDealStore(bed);
    const creatorId = anId('creator');
    const creator = { role: 'creator' as const, id: creatorId };
    const provider = { role: 'provider' as const, id: anId('provider') };
    const withPayments = async (deal: Deal, payments: Payment[]) => {
      const change = aChange(deal, { deal: { ...deal, payments } });
      expect(await deals.commit(change)).toEqual({ kind: 'committed' });
      return change.deal;
    };
    const [one, two] = [aNewDeal(), aNewDeal()];
    for (const begun of [one, two]) await deals.commit(begun);
    const first = await withPayments(one.deal, [
      payment(creator, 'payee_not_onboarded'),
      payment(provider, 'payee_not_onboarded'),
    ]);
    await withPayments(two.deal, [payment(creator, 'payee_not_onboarded'), payment(provider, null)]);
    expect(await deals.waitingFor(creatorId)).toEqual([one.deal.id, two.deal.id]);
    expect(await deals.waitingFor(provider.id)).toEqual([one.deal.id]);

    await withPayments(first, [payment(creator, null), payment(provider, 'payee_not_onboarded')]);
    expect(await deals.waitingFor(creatorId)).toEqual([two.deal.id]);
    expect(await deals.waitingFor(provider.id)).toEqual([one.deal.id]);
    expect(await deals.waitingFor('creator_none')).toEqual([]);
  });
});
