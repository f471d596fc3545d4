import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryKey } from '../../../adapters/dynamodb/keys.ts';
import { entriesOf } from '../../../functions/reconciliation/deals.ts';
import { ledger } from '../../../functions/runtime/providers/ledger.ts';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { fundedDeal, problemIn } from '../api/bed.ts';
import { atService, paidDeal, reconciled, storedDeal, tamper } from './bed.ts';

let running: TestLuyue;
let dealId: string;
beforeAll(async () => {
  running = await TestLuyue.start();
  dealId = await paidDeal(running);
});
afterAll(() => running.stop());

const entryAbout = async (text: string) => {
  const entries = await entriesOf(ledger.of(running.luyue.runtime), dealId);
  const entry = entries.find(({ purpose }) => purpose.includes(text));
  if (entry === undefined) throw new Error(`no entry about ${text}`);
  return entry;
};
const operatorMails = async () => {
  const inbox = '/_local/inbox?to=operations@luyue.test';
  const { body } = await running.request<{ items: { subject: string; text: string }[] }>('GET', inbox);
  return body.items;
};

test('clean books, with money held, paid and still to come, have no difference', async () => {
  await fundedDeal(running);
  expect(await reconciled(running)).toEqual([]);
  expect(await operatorMails()).toEqual([]);
});

describe('a difference', () => {
  test('is one case, told once; a repeat opens no second; once it is gone, it is resolved', async () => {
    const account = `BALANCE#CNY#revenue:platform`;
    const shard = await shardOf(account);
    const undo = await tamper(running, 'ledger', shard, (item) => ({
      ...item,
      balanceMinor: Number(item.balanceMinor) + 500,
      leastMinor: Number(item.leastMinor) + 500,
      mostMinor: Number(item.mostMinor) + 500,
    }));
    const found = await reconciled(running);
    expect(found).toMatchObject([
      {
        difference: {
          check: 'account',
          dealId: null,
          currency: 'CNY',
          ours: { source: 'entries', amountMinor: 40_000 },
          theirs: { source: 'balance', amountMinor: 40_500 },
          atRiskMinor: 500,
        },
        resolvedAt: null,
      },
    ]);
    const again = await reconciled(running);
    expect(again).toHaveLength(1);
    expect(again[0]).toMatchObject({ id: found[0]?.id, since: found[0]?.since });
    expect(await operatorMails()).toHaveLength(1);
    await undo();
    expect(await reconciled(running)).toEqual([]);
  });

  test('of an entry that was altered is that entry and nothing else', async () => {
    const entry = await entryAbout('fee_release');
    const undo = await tamper(running, 'ledger', entryKey(entry), (item) => ({
      ...item,
      entry: {
        ...entry,
        postings: entry.postings.map((posting, index) => ({
          ...posting,
          amountMinor: posting.amountMinor + (index === 0 ? -1 : 0),
        })),
      },
    }));
    expect(await reconciled(running)).toMatchObject([
      { difference: { check: 'entry', subject: entry.id, dealId, detail: 'is not what was written' } },
    ]);
    await undo();
    expect(await reconciled(running)).toEqual([]);
  });

  test('of what a deal says of its escrow', async () => {
    const undo = await tamper(running, 'deals', { pk: `DEAL#${dealId}`, sk: 'META' }, (item) => ({
      ...item,
      deal: { ...storedDeal(item), escrowMinor: 1 },
    }));
    expect(await reconciled(running)).toMatchObject([
      {
        difference: {
          check: 'deal_escrow',
          subject: dealId,
          ours: { source: 'books' },
          theirs: { source: 'deal', amountMinor: 1 },
        },
      },
    ]);
    await undo();
    expect(await reconciled(running)).toEqual([]);
  });

  test('of a transfer that the payment service does not have', async () => {
    const entry = await entryAbout('paid.');
    const { body } = atService(running, (sql) => {
      const row = sql
        .prepare("SELECT * FROM objects WHERE kind = 'transfer' AND body LIKE ?")
        .get(`%${dealId}%`);
      sql.prepare('DELETE FROM objects WHERE id = ?').run(String(row?.id));
      return { body: row };
    });
    expect(await reconciled(running)).toMatchObject([
      {
        difference: {
          check: 'transfer',
          dealId,
          ours: { source: 'books', amountMinor: 800_000, reference: entry.id },
          theirs: null,
          atRiskMinor: 800_000,
        },
      },
    ]);
    atService(running, (sql) => {
      const columns = Object.keys(body ?? {});
      const places = columns.map(() => '?').join(', ');
      sql
        .prepare(`INSERT INTO objects (${columns.join(', ')}) VALUES (${places})`)
        .run(...Object.values(body ?? {}));
    });
    expect(await reconciled(running)).toEqual([]);
  });

  test('of a charge of another amount shows both', async () => {
    const edit = (from: string, to: string) =>
      atService(running, (sql) =>
        sql
          .prepare("UPDATE objects SET body = replace(body, ?, ?) WHERE kind = 'charge' AND body LIKE ?")
          .run(from, to, `%${dealId}%`),
      );
    expect(edit('"amount":1155000', '"amount":1154999').changes).toBe(1);
    expect(await reconciled(running)).toMatchObject([
      {
        difference: {
          check: 'charge',
          dealId,
          ours: { amountMinor: 1_155_000 },
          theirs: { source: 'payment_service', amountMinor: 1_154_999 },
          atRiskMinor: 1,
        },
      },
    ]);
    edit('"amount":1154999', '"amount":1155000');
    expect(await reconciled(running)).toEqual([]);
  });

  test('of a charge that nobody booked is told without a deal, after its time in flight', async () => {
    const { STRIPE_API_BASE = '', STRIPE_SECRET_KEY = '' } = running.luyue.runtime.env;
    const { hostname, port } = new URL(STRIPE_API_BASE);
    const stripe = new Stripe(STRIPE_SECRET_KEY, { protocol: 'http', host: hostname, port });
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { quantity: 1, price_data: { currency: 'cny', unit_amount: 4_200, product_data: { name: 'x' } } },
      ],
      success_url: 'https://example.com/',
    });
    await running.request('POST', `/_local/checkout/${session.id}/pay`);
    await running.settle();
    const found = await reconciled(running);
    expect(found).toMatchObject([
      {
        difference: {
          check: 'charge',
          dealId: null,
          ours: null,
          theirs: { source: 'payment_service', amountMinor: 4_200 },
          atRiskMinor: 4_200,
        },
      },
    ]);
    const [mail] = await operatorMails();
    expect(mail?.text).toContain('42.00');
    atService(running, (sql) => sql.exec("DELETE FROM objects WHERE kind = 'charge' AND body LIKE '%4200%'"));
    expect(await reconciled(running)).toEqual([]);
  });

  test('of a refund of another amount', async () => {
    const { deal } = await fundedDeal(running);
    await running.advanceTo('2026-12-03T12:00:00Z');
    expect(await running.deal(deal.id)).toMatchObject({ outcome: 'refunded' });
    expect(await reconciled(running)).toEqual([]);
    const edit = (from: number, to: number) =>
      atService(running, (sql) =>
        sql
          .prepare("UPDATE objects SET body = replace(body, ?, ?) WHERE kind = 'refund' AND body LIKE ?")
          .run(`"amount":${from}`, `"amount":${to}`, `%${deal.id}%`),
      );
    expect(edit(1_155_000, 155_000).changes).toBe(1);
    expect(await reconciled(running)).toMatchObject([
      {
        difference: {
          check: 'refund',
          dealId: deal.id,
          ours: { amountMinor: 1_155_000 },
          theirs: { amountMinor: 155_000 },
          atRiskMinor: 1_000_000,
        },
      },
    ]);
  });
});

describe('GET /v1/cases', () => {
  const list = async (query: string, key?: string) =>
    running.request<{ items: Record<string, unknown>[]; nextCursor: string | null }>(
      'GET',
      `/v1/cases${query}`,
      { key: key ?? (await running.operatorToken()) },
    );

  test('is for operators only', async () => {
    problemIn(await list('', running.brandKey), 403, 'not_allowed');
    problemIn(await running.request('GET', '/v1/cases'), 401, 'unauthenticated');
  });

  test('lists parked deals and differences together, most at risk first', async () => {
    const { deal } = await fundedDeal(running, {
      terms: someTerms({
        fixedFee: 2_000_000,
        deliverable: {
          kind: 'livestream',
          scheduledAt: '2026-12-20T12:00:00Z',
          minMinutes: 60,
        },
      }),
    });
    await running.request('POST', '/_local/faults', {
      body: { step: 'refundBrand', error: 'TerminalError' },
    });
    await running.advanceTo('2026-12-22T12:00:00Z');
    expect(await running.deal(deal.id)).toMatchObject({ status: 'needs_operator' });
    const { status, body } = await list('');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        kind: 'intervention',
        status: 'open',
        dealId: deal.id,
        amount: expect.any(Number),
        currency: 'CNY',
        since: expect.any(String),
        deadline: expect.any(String),
        what: expect.stringContaining('TerminalError'),
        links: { deal: expect.stringContaining(`/v1/deals/${deal.id}`) },
      },
      { kind: 'difference', amount: 1_000_000, check: 'refund', deadline: null },
      { kind: 'intervention', dealId, amount: 315_000, what: 'sales: NothingReported' },
    ]);
  });

  test('goes on page by page, and is narrowed by kind', async () => {
    const first = await list('?limit=1');
    expect(first.body).toMatchObject({ items: [{ kind: 'intervention' }], nextCursor: expect.any(String) });
    const second = await list(`?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ kind: 'difference' }] });
    const third = await list(`?limit=1&cursor=${second.body.nextCursor}`);
    expect(third.body).toMatchObject({ items: [{ dealId }], nextCursor: null });
    expect((await list('?kind=difference')).body.items).toMatchObject([{ kind: 'difference' }]);
    expect((await list('?kind=intervention')).body.items).toHaveLength(2);
    const byAge = await list('?sort=age');
    expect(byAge.body.items.map(({ kind }) => kind)).toEqual(['intervention', 'difference', 'intervention']);
    expect(byAge.body.items[0]).toMatchObject({ dealId });
    problemIn(await list(`?sort=age&cursor=${first.body.nextCursor}`), 400, 'invalid_cursor');
  });

  test('shows what was resolved, latest first', async () => {
    const { body } = await list('?status=resolved&limit=2');
    expect(body.items).toMatchObject([
      { kind: 'difference', status: 'resolved', check: 'charge' },
      { kind: 'difference', status: 'resolved', check: 'charge' },
    ]);
    const rest = await list(`?status=resolved&limit=100&cursor=${body.nextCursor}`);
    expect(rest.body.items.map(({ check }) => check)).toEqual([
      'transfer',
      'deal_escrow',
      'entry',
      'account',
    ]);
    expect((await list('?status=resolved&kind=intervention')).body.items).toEqual([]);
  });

  test.each(['?kind=quarrel', '?status=closed', '?sort=name', '?limit=0', '?colour=red'])(
    'refuses %s',
    async (query) => {
      problemIn(await list(query), 400, 'invalid_request');
    },
  );
});

async function shardOf(account: string): Promise<{ pk: string; sk: string }> {
  for await (const page of ledger.of(running.luyue.runtime).books()) {
    const item = page.find(({ kind, place }) => kind === 'balance' && place.startsWith(account));
    if (item !== undefined) return { pk: item.place, sk: 'META' };
  }
  throw new Error(`${account} has no balance`);
}
