import { describe, expect, it } from 'vitest';
import { RULES } from '../../../domain/actions/rules.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { parseForm } from '../../../functions/pages/parseForm.ts';
import { faultText } from '../../../functions/words/faults.ts';
import { NOW, someTerms } from '../../builders/deal.ts';
import { readPage } from './reading.ts';
import { funded, invited, viewOf } from './story.ts';

const fee = 'terms.fixedFee';
const rate = 'terms.commission.tiers.0.ratePpm';
const time = 'terms.deliverable.scheduledAt';

/** The counter form as it is shown for `terms`, with some fields typed over. */
function counter(typed: Record<string, string>, terms: Terms = someTerms(), timeZone = 'UTC') {
  const story = invited({ terms });
  const shown = readPage(dealPage(viewOf(story, { timeZone }))).form('counter').values;
  return parseForm('counter', { ...shown, ...typed }, story.deal, timeZone);
}

describe('a counter-offer', () => {
  it.each([
    someTerms(),
    someTerms({ currency: 'JPY', fixedFee: 80_001 }),
    someTerms({ currency: 'KWD', fixedFee: 1 }),
    someTerms({
      fixedFee: 900_719_925_474_099,
      deliverable: { kind: 'livestream', scheduledAt: '2026-12-01T12:00:30.500Z', minMinutes: 1 },
    }),
    someTerms({
      deliverable: { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30, products: ['a', 'b'] },
      usageRights: { days: 30, channels: ['douyin'] },
      clocks: { review: 'P2D' },
      commission: {
        tiers: [
          { from: 0, ratePpm: 1 },
          { from: 5, ratePpm: 123_456 },
          { from: 9, ratePpm: 1_000_000 },
        ],
        attribution: 'P1D',
        returnWindow: 'P0D',
      },
    }),
  ])('sent as it is shown asks for the same terms, exactly', (terms) => {
    expect(counter({}, terms, 'America/New_York')).toEqual({ payload: { terms } });
  });

  it('changes only what was changed', () => {
    const payload = counter(
      { [fee]: '9500.5', [rate]: '17.25', [time]: '2026-12-02T20:30', note: ' Hi\r\nyou ' },
      someTerms(),
      'Asia/Shanghai',
    );
    const terms = {
      ...someTerms(),
      fixedFee: 950_050,
      commission: { ...someTerms().commission, tiers: [{ from: 0, ratePpm: 172_500 }] },
      deliverable: { ...someTerms().deliverable, scheduledAt: '2026-12-02T12:30:00.000Z' },
    };
    expect(payload).toEqual({ payload: { terms, note: 'Hi\nyou' } });
  });

  it.each([
    ['0.07', 7],
    ['8,000', 800_000],
    ['1,234,567.8', 123_456_780],
    ['８０００．５', 800_050],
    ['4.35', 435],
    ['90071992547409.91', 9_007_199_254_740_991],
    ['8000.', 800_000],
  ])('reads the amount %s', (typed, fixedFee) => {
    expect(counter({ [fee]: typed })).toMatchObject({ payload: { terms: { fixedFee } } });
  });

  it.each(['', ' ', '-1', '1.234', '8.000,00', '8,00', '1e3', '0x10', '¥80', 'abc', '9'.repeat(17), '١٢'])(
    'refuses the amount %j',
    (typed) => {
      expect(counter({ [fee]: typed })).toMatchObject({ faults: [{ path: ['terms', 'fixedFee'] }] });
    },
  );

  it('refuses decimals that the currency does not have', () => {
    const terms = someTerms({ currency: 'JPY' });
    expect(counter({ [fee]: '80.5' }, terms)).toHaveProperty('faults');
    expect(counter({ [fee]: '80.' }, terms)).toMatchObject({ payload: { terms: { fixedFee: 80 } } });
  });

  it.each([
    ['12.5', 125_000],
    ['12.5 %', 125_000],
    ['１５％', 150_000],
    ['0.0001', 1],
    ['0', 0],
    ['100', 1_000_000],
  ])('reads the rate %s', (typed, ratePpm) => {
    expect(counter({ [rate]: typed })).toMatchObject({
      payload: { terms: { commission: { tiers: [{ ratePpm }] } } },
    });
  });

  it.each(['', '12.34567', '-5', 'five', '%'])('refuses the rate %j', (typed) => {
    expect(counter({ [rate]: typed })).toMatchObject({
      faults: [{ path: ['terms', 'commission', 'tiers', 0, 'ratePpm'] }],
    });
  });

  it.each([
    ['2026-12-01T20:01', 'Asia/Shanghai', '2026-12-01T12:01:00.000Z'],
    ['2026-12-01T20:00', 'UTC', '2026-12-01T20:00:00.000Z'],
    ['2027-01-15T09:00', 'America/New_York', '2027-01-15T14:00:00.000Z'],
    ['2027-07-15T09:00', 'America/New_York', '2027-07-15T13:00:00.000Z'],
    ['2027-07-15T09:00', 'Asia/Kathmandu', '2027-07-15T03:15:00.000Z'],
    // Clocks are set back at 02:00 and 01:30 comes twice: the first.
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
  ])('reads %s in %s', (typed, zone, scheduledAt) => {
    expect(counter({ [time]: typed }, someTerms(), zone)).toMatchObject({
      payload: { terms: { deliverable: { scheduledAt } } },
    });
  });

  it.each([
    ['2027-03-14T02:30', 'America/New_York'],
    ['2027-02-30T10:00', 'UTC'],
    ['2027-02-10T25:00', 'UTC'],
    ['2027-13-10T10:00', 'UTC'],
    ['tomorrow', 'UTC'],
    ['', 'UTC'],
    ['+099999-01-01T00:00', 'UTC'],
  ])('refuses the time %j in %s', (typed, zone) => {
    expect(counter({ [time]: typed }, someTerms(), zone)).toMatchObject({
      faults: [{ path: ['terms', 'deliverable', 'scheduledAt'] }],
    });
  });

  it('names every fault at once', () => {
    const parsed = counter({ [fee]: 'x', [rate]: 'y', [time]: 'z' });
    expect('faults' in parsed && parsed.faults.map(({ path }) => path.join('.'))).toEqual([fee, rate, time]);
  });
});

describe('the other forms', () => {
  const { deal } = invited();
  const stream = funded().deal;

  it('accept the version that was shown', () => {
    expect(parseForm('accept', { csrf: 'c', termsVersion: '3' }, deal, 'UTC')).toEqual({
      payload: { termsVersion: 3 },
    });
    for (const termsVersion of ['', 'x', '1.5', '-1']) {
      expect(parseForm('accept', { termsVersion }, deal, 'UTC')).toHaveProperty('faults');
    }
    expect(parseForm('accept', {}, deal, 'UTC')).toHaveProperty('faults');
  });

  it.each(['decline', 'withdraw'])('%s with a reason, or without', (action) => {
    expect(parseForm(action, { csrf: 'c', reason: 'too far' }, deal, 'UTC')).toEqual({
      payload: { reason: 'too far' },
    });
    expect(parseForm(action, { reason: '  ' }, deal, 'UTC')).toEqual({ payload: {} });
    expect(parseForm(action, {}, deal, 'UTC')).toEqual({ payload: {} });
  });

  it('deliver a stream with its times in the page’s zone', () => {
    const form = { url: ' https://live.example/1 ', startedAt: '2026-12-01T20:05', endedAt: '' };
    expect(parseForm('deliver', form, stream, 'Asia/Shanghai')).toEqual({
      payload: { url: 'https://live.example/1', startedAt: '2026-12-01T12:05:00.000Z' },
    });
  });

  it('deliver nothing without a link, nor with half a time', () => {
    expect(parseForm('deliver', { startedAt: '20:05' }, stream, 'UTC')).toMatchObject({
      faults: [{ path: ['url'] }, { path: ['startedAt'] }],
    });
  });

  it('take no fields that are not theirs', () => {
    const form = { csrf: 'c', lang: 'en', amount: '1', __proto__: 'x' };
    expect(parseForm('waive', form, deal, 'UTC')).toEqual({ payload: {} });
    expect(parseForm('tie_a_knot', form, deal, 'UTC')).toEqual({ payload: {} });
    expect(parseForm('constructor', form, deal, 'UTC')).toEqual({ payload: {} });
  });
});

describe('a form that follows from its payload', () => {
  const { deal } = invited();
  const evidence = ['evid_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'evid_01ARZ3NDEKTSV4RRFFQ69G5FAW'];
  const marked = Object.fromEntries(evidence.map((id) => [`evidenceIds.${id}`, 'on']));

  it('takes words, links, what was chosen and the files that were marked', () => {
    const draft = { url: ' https://drive.example/1 ', note: 'first\r\ncut', ...marked };
    expect(parseForm('submit_draft', draft, deal, 'UTC')).toEqual({
      payload: { url: 'https://drive.example/1', note: 'first\ncut', evidenceIds: evidence },
    });
    const claim = { reasonCode: 'unfair_rejection', claim: 'it was as agreed', contestedAmount: '1,000.50' };
    expect(parseForm('dispute', claim, deal, 'UTC')).toEqual({
      payload: { reasonCode: 'unfair_rejection', claim: 'it was as agreed', contestedAmount: 100_050 },
    });
  });

  it('leaves out what is empty, and names what is missing or no amount', () => {
    expect(parseForm('report_defect', { description: 'broken' }, deal, 'UTC')).toEqual({
      payload: { description: 'broken' },
    });
    expect(parseForm('report_defect', {}, deal, 'UTC')).toMatchObject({
      faults: [{ path: ['description'] }],
    });
    const claim = { reasonCode: 'late', claim: ' ', contestedAmount: 'much' };
    expect(parseForm('dispute', claim, deal, 'UTC')).toMatchObject({
      faults: [{ path: ['claim'] }, { path: ['contestedAmount'] }],
    });
  });
});

describe('what the domain says to a form', () => {
  const { deal } = invited();
  const context = {
    actor: { role: 'creator' as const, id: 'creator_1' },
    now: NOW,
    at: new Date(NOW).toISOString(),
    origin: { channel: 'link' as const, network: null },
  };
  const faultsOf = (action: 'counter' | 'deliver', form: ReturnType<typeof parseForm>) => {
    if (!('payload' in form)) throw new Error('refused before');
    const decided = RULES[action].decide(deal, form.payload, context);
    return decided.ok ? [] : (decided.rejection.faults ?? []);
  };
  const deliver = (form: Record<string, string>) =>
    faultsOf('deliver', parseForm('deliver', form, deal, 'UTC'));
  const other = (locale: 'zh-CN' | 'en') => faultText('something nobody foresaw', locale);

  it.each([
    faultsOf('counter', counter({ [time]: '2026-01-01T00:00' })),
    faultsOf('counter', counter({ [time]: '2028-01-01T00:00' })),
    faultsOf('counter', counter({ [fee]: '99999999999999' })),
    faultsOf('counter', counter({ [fee]: '9999999999999999' })),
    faultsOf('counter', counter({ [rate]: '100.0001' })),
    faultsOf(
      'counter',
      counter(
        { [fee]: '0', [rate]: '1' },
        someTerms({
          commission: {
            ...someTerms().commission,
            reserve: 0,
            attribution: 'P1D',
            returnWindow: 'P1D',
            tiers: [{ from: 0, ratePpm: 1 }],
          },
        }),
      ),
    ),
    deliver({ url: 'javascript:alert(1)' }),
    deliver({ url: 'live.example' }),
    deliver({ url: 'https://live.example', startedAt: '2026-11-30T10:00' }),
    deliver({ url: 'https://live.example', startedAt: '2026-10-30T10:00', endedAt: '2026-10-30T09:00' }),
  ])('is said to people in both languages (%#)', (...faults) => {
    expect(faults.length).toBeGreaterThan(0);
    for (const { message } of faults) {
      expect(faultText(message, 'en')).not.toBe(other('en'));
      expect(faultText(message, 'zh-CN')).not.toBe(other('zh-CN'));
      expect(faultText(message, 'zh-CN').replace('https://', '')).not.toMatch(/[a-z]/i);
    }
  });

  it('keeps its numbers', () => {
    expect(faultText('must be within 150 days', 'zh-CN')).toBe('必须在 150 天以内');
  });
});
