import { describe, expect, it } from 'vitest';
import type { Line } from '../../../domain/statement/line.ts';
import { type Statement, statementFor } from '../../../domain/statement/statement.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { someTerms } from '../../builders/deal.ts';
import type { Play } from '../domain/play.ts';
import { anOrder, standingAt } from '../domain/stages.ts';
import { factsOf } from './factsOf.ts';

const CREATOR = { role: 'creator', id: 'creator_1' } as const;
const PROVIDER = { id: 'provider_1', mandate: [] };
const statement = (play: Play): Statement => statementFor(factsOf(play), { role: 'operator' });

/** What there is for one payee, in short. */
function linesFor(play: Play, id: string): Partial<Line>[] {
  const found = statement(play).payees.find(({ payee }) => payee.id === id);
  return (found?.lines ?? []).map(({ kind, amountMinor, status, rule }) => ({
    kind,
    amountMinor,
    status,
    rule,
  }));
}

const TIERS = [
  { from: 0, ratePpm: 150_000 },
  { from: 1_000_000, ratePpm: 200_000 },
];
const commission = (tiers = TIERS): Partial<Terms> => ({
  commission: { tiers, reserve: 300_000, attribution: 'P15D', returnWindow: 'P15D' },
});

/** Sold, with the sales still open. */
function selling(terms: Partial<Terms>, net = 1_400_000, provider: typeof PROVIDER | null = null): Play {
  const play = standingAt('sales', { terms: someTerms(terms), provider });
  play.now += 86_400_000;
  play.sell([anOrder({ net })]);
  return play;
}

describe('before anything was earned', () => {
  it('a deal that was just proposed says what it would earn, and whose answer it waits for', () => {
    const [line] = statementFor(factsOf(standingAt('response')), CREATOR).payees[0]?.lines ?? [];
    expect(line).toMatchObject({
      kind: 'fee',
      amountMinor: 800_000,
      status: 'expected',
      entryId: null,
      rule: { code: 'fixed_fee', fixedFeeMinor: 800_000 },
      condition: { code: 'gate', gate: 'response', who: ['creator', 'brand'] },
    });
  });

  it.each([
    ['funding', ['payments', 'brand', 'creator']],
    ['delivery', ['creator', 'brand']],
    ['review', ['brand']],
  ] as const)('at %s it waits until the deadline of that gate', (gate, who) => {
    const play = standingAt(gate);
    const [line] = statementFor(factsOf(play), CREATOR).payees[0]?.lines ?? [];
    expect(line?.condition).toMatchObject({ code: 'gate', gate, until: play.gate.deadline });
    const condition = line?.condition;
    if (condition?.code !== 'gate') throw new Error('it waits at no gate');
    expect([...condition.who]).toEqual(expect.arrayContaining([...who]));
  });

  it('commission is nothing yet, as long as no sales are reported', () => {
    const play = standingAt('delivery', { terms: someTerms(commission()) });
    expect(linesFor(play, 'creator_1')[1]).toMatchObject({
      kind: 'commission',
      amountMinor: 0,
      status: 'expected',
      rule: { code: 'commission', netSalesMinor: 0 },
    });
  });

  it('a deal that expired owes nobody anything', () => {
    const play = standingAt('response');
    play.expire();
    expect(statement(play).payees.flatMap(({ lines }) => lines)).toEqual([]);
  });
});

describe('the fixed fee', () => {
  it('names the entry, the dates and the payment it went in', () => {
    const play = standingAt('payout').payEverything();
    const [line] = statementFor(factsOf(play), CREATOR).payees[0]?.lines ?? [];
    expect(line).toMatchObject({
      entryId: `${play.deal.id}.fee_release`,
      status: 'paid',
      dates: { earnedAt: play.deal.feeReleasedAt, releasedAt: play.deal.feeReleasedAt },
      payments: [{ status: 'paid', amountMinor: 800_000, reference: `tr_${play.deal.payments[0]?.id}` }],
      condition: null,
    });
    expect(line?.dates.paidAt).not.toBeNull();
  });

  it.each([
    [{ status: 'blocked', by: 'payee_not_onboarded' }, 'blocked', 'bank_details'],
    [{ status: 'pending', reference: 'tr_1' }, 'pending', 'on_its_way'],
  ] as const)('that is %o is %s, and says why', (report, status, code) => {
    const play = standingAt('payout');
    play.report(play.deal.payments[0]?.id ?? '', report);
    expect(statementFor(factsOf(play), CREATOR).payees[0]?.lines[0]).toMatchObject({
      status,
      condition: { code },
      dates: { paidAt: null },
    });
  });

  it('that was refused waits for an operator', () => {
    const play = standingAt('payout');
    play.report(play.deal.payments[0]?.id ?? '', { status: 'failed', failure: 'account_closed' });
    expect(statementFor(factsOf(play), CREATOR).payees[0]?.lines[0]).toMatchObject({
      status: 'failed',
      condition: { code: 'refused', failure: 'account_closed' },
    });
  });
});

describe('the commission', () => {
  it('is an estimate by tiers until the sales are settled', () => {
    expect(linesFor(selling(commission()), 'creator_1')[1]).toEqual({
      kind: 'commission',
      amountMinor: 230_000,
      status: 'expected',
      rule: {
        code: 'commission',
        netSalesMinor: 1_400_000,
        tiers: [
          { from: 0, to: 1_000_000, ratePpm: 150_000, number: 1, netMinor: 1_000_000 },
          { from: 1_000_000, to: null, ratePpm: 200_000, number: 2, netMinor: 400_000 },
        ],
        foundMinor: 230_000,
        isCapped: false,
        othersMinor: 0,
      },
    });
  });

  it('waits for the top-up when it is above the reserve', () => {
    const play = standingAt('top_up');
    const line = statementFor(factsOf(play), CREATOR).payees[0]?.lines[1];
    expect(line).toMatchObject({ kind: 'commission', isEstimate: false, condition: { gate: 'top_up' } });
    const { brand } = statement(play);
    expect(brand?.charges[1]).toMatchObject({
      kind: 'top_up',
      status: 'asked',
      condition: { gate: 'top_up' },
    });
  });

  it('that an operator capped says what the orders came to', () => {
    const play = standingAt('top_up');
    play.expire();
    play.must('operator', 'release');
    const [, line] = linesFor(play, 'creator_1');
    expect(line).toMatchObject({ amountMinor: 300_000, rule: { foundMinor: 2_250_000, isCapped: true } });
  });

  it('carries shares and platform fee on top, each on its own base', () => {
    const play = selling(
      { ...commission(), providerShare: { of: 'both', ratePpm: 100_000 } },
      1_000,
      PROVIDER,
    );
    play.must('brand', 'close_sales');
    expect(linesFor(play, 'provider_1')).toMatchObject([
      { kind: 'provider_share', amountMinor: 80_000, rule: { of: 'fee', baseMinor: 800_000 } },
      { kind: 'provider_share', amountMinor: 15, rule: { of: 'commission', baseMinor: 150 } },
    ]);
    expect(linesFor(play, 'platform')).toMatchObject([
      { kind: 'platform_fee', amountMinor: 40_000, status: 'booked' },
      { kind: 'platform_fee', amountMinor: 7, rule: { of: 'commission', baseMinor: 150 } },
    ]);
  });
});

describe('a sales guarantee', () => {
  const guaranteed = (net: number) => selling({ ...commission(), gmvGuarantee: { target: 4_000_000 } }, net);

  it('leaves of the fee what the sales earned, and says what goes back', () => {
    const play = guaranteed(1_000_000);
    const rule = {
      code: 'guaranteed_fee',
      targetMinor: 4_000_000,
      soldMinor: 1_000_000,
      refundMinor: 600_000,
    };
    expect(linesFor(play, 'creator_1')[0]).toMatchObject({ amountMinor: 200_000, status: 'expected', rule });
    play.must('brand', 'close_sales');
    expect(linesFor(play, 'creator_1')[0]).toMatchObject({ amountMinor: 200_000, status: 'due', rule });
  });

  it('before any sales were reported the fee is what it is', () => {
    const terms = someTerms({ gmvGuarantee: { target: 4_000_000 } });
    const [line] = linesFor(standingAt('review', { terms }), 'creator_1');
    expect(line).toMatchObject({ amountMinor: 800_000, rule: { soldMinor: null, refundMinor: 0 } });
  });
});

it('a cancelled deal says by which rung what is kept, and who bears the fees', () => {
  const play = standingAt('delivery', { terms: someTerms({ failureFees: 'creator' }) });
  play.now = Date.parse(play.deal.dueAt) - 48 * 3_600_000;
  play.must('brand', 'cancel', { reason: 'rain' });
  expect(linesFor(play, 'creator_1')).toMatchObject([
    {
      kind: 'fee',
      amountMinor: 380_000,
      rule: { code: 'cancellation', rung: 'near', keptPpm: 500_000, feesBorneMinor: 20_000 },
    },
  ]);
  expect(statement(play).brand?.totals).toMatchObject({ costMinor: 400_000, heldMinor: 0 });
});

it('a chain shows each level its part, and the creator what others keep of it', () => {
  const keeps = [400_000, 200_000] as const;
  const chain: Terms['chain'] = {
    of: 'both',
    levels: [
      { to: 'provider_1', keepPpm: keeps[0] },
      { to: 'provider_2', keepPpm: keeps[1] },
      { to: 'creator' },
    ],
  };
  const play = selling({ ...commission(), chain }, 10_000);
  play.must('brand', 'close_sales');
  const rules = linesFor(play, 'provider_2').map(({ amountMinor, rule }) => [amountMinor, rule]);
  expect(rules).toEqual([
    [160_000, { code: 'chain', keepPpm: 200_000, wholes: [{ of: 'fee', amountMinor: 800_000 }] }],
    [300, { code: 'chain', keepPpm: 200_000, wholes: [{ of: 'commission', amountMinor: 1_500 }] }],
  ]);
  expect(linesFor(play, 'creator_1')).toMatchObject([
    { amountMinor: 320_000, rule: { othersMinor: 480_000 } },
    { amountMinor: 600, rule: { othersMinor: 900 } },
  ]);
});

describe('who sees what', () => {
  const play = selling(
    { ...commission(), providerShare: { of: 'both', ratePpm: 100_000 } },
    1_000_000,
    PROVIDER,
  );
  play.must('brand', 'close_sales');
  play.report(play.deal.payments.find(({ purpose }) => purpose === 'commission')?.id ?? '', {
    status: 'blocked',
    by: 'payee_not_onboarded',
  });
  const facts = factsOf(play);

  it.each([CREATOR, { role: 'provider', id: 'provider_1' } as const])('%o sees itself alone', (reader) => {
    const { brand, payees } = statementFor(facts, reader);
    expect(brand).toBeNull();
    expect(payees.map(({ payee }) => payee)).toEqual([reader]);
  });

  it('the brand sees what it paid and for what, not how far the payees are', () => {
    const { brand, payees } = statementFor(facts, { role: 'brand' });
    expect(payees).toEqual([]);
    expect(brand?.costs.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['fee', 800_000],
      ['commission', 150_000],
      ['provider_share', 95_000],
      ['platform_fee', 47_500],
    ]);
    const lines = (brand?.costs ?? []).flatMap((cost) => cost.lines);
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set(['booked']));
    expect(lines.flatMap(({ payments }) => payments)).toEqual([]);
    expect(JSON.stringify(brand)).not.toContain('bank_details');
  });

  it('operators see every side', () => {
    const { brand, payees } = statementFor(facts, { role: 'operator' });
    expect(brand).not.toBeNull();
    expect(payees.map(({ payee }) => payee.role)).toEqual(['creator', 'provider', 'platform']);
  });

  it('somebody who is paid nothing sees nothing', () => {
    expect(statementFor(facts, { role: 'provider', id: 'provider_9' })).toMatchObject({
      brand: null,
      payees: [],
    });
  });
});

it('an amount that the terms do not explain is shown as the entry it is, and counted', () => {
  const play = standingAt('payout');
  const facts = factsOf(play);
  const entries = facts.entries.map((entry) =>
    entry.purpose === 'fee_release' ? { ...entry, purpose: 'dispute_settlement' } : entry,
  );
  const [creator] = statementFor({ ...facts, entries }, CREATOR).payees;
  expect(creator?.lines[0]).toMatchObject({
    kind: 'other',
    amountMinor: 800_000,
    rule: { code: 'entry', purpose: 'dispute_settlement' },
  });
  expect(creator?.totals.earnedMinor).toBe(800_000);
});

it('money that came too late is listed and costs nothing', () => {
  const play = standingAt('delivery');
  play.receiveLate(`${play.deal.id}.funding.9`, 5_000);
  const { brand } = statement(play);
  expect(brand?.charges[1]).toMatchObject({
    kind: 'late',
    amountMinor: 5_000,
    reference: `pi_${play.deal.id}.funding.9`,
  });
  expect(brand?.totals).toMatchObject({ refundedMinor: 0, heldMinor: play.deal.escrowMinor, costMinor: 0 });
});
