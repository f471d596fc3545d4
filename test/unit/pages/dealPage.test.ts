import { describe, expect, it } from 'vitest';
import type { Action } from '../../../domain/gates/gate.ts';
import { dealPage } from '../../../functions/pages/dealPage.ts';
import { someTerms } from '../../builders/deal.ts';
import { readPage } from './reading.ts';
import {
  accepted,
  approved,
  completed,
  delivered,
  funded,
  invited,
  type Story,
  selling,
  viewOf,
} from './story.ts';

const chinese = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', brandName: '绿叶茶业' } as const;
const read = (story: Story, overrides = {}) => readPage(dealPage(viewOf(story, overrides)));
const actionsOn = (page: ReturnType<typeof readPage>) =>
  page.forms.map(({ action }) => new URL(action, 'https://luyue.test').pathname.replace('/l/token-1/', ''));

describe('the invitation', () => {
  it('says who asks, what for and under which reference', () => {
    const { text } = read(invited(), { providerName: 'Star River' });
    expect(text).toContain('Green Leaf Tea would like to work with you');
    expect(text).toContain('Arranged by Star River');
    expect(text).toContain('Reference: spring-launch');
    expect(text).toContain('A livestream of at least 60 minutes');
    expect(text).toContain('Your work must carry: #广告');
  });

  it('says what the creator gets, with every tier and an example that uses them all', () => {
    const commission = {
      tiers: [
        { from: 0, ratePpm: 150_000 },
        { from: 100_000_000, ratePpm: 200_000 },
      ],
      reserve: 300_000,
      attribution: 'P15D',
      returnWindow: 'P10D',
    };
    const { text } = read(invited({ terms: someTerms({ commission }) }));
    expect(text).toContain('¥8,000.00');
    expect(text).toContain('15% of net sales up to ¥1,000,000.00');
    expect(text).toContain('20% of net sales above ¥1,000,000.00');
    // 1 000 000 × 15 % + 500 000 × 20 %
    expect(text).toContain('net sales of ¥1,500,000.00 bring you ¥250,000.00');
    expect(text).toContain('Orders count for 15 days');
    expect(text).toContain('awaited for 10 days more');
    // (8 000 + 3 000) × 1.05
    expect(text).toContain('Green Leaf Tea pays ¥11,550.00');
  });

  it('says until when to answer, in the page’s zone and by its name, and what happens otherwise', () => {
    const { text } = read(invited());
    expect(text).toContain('Sun, Nov 8, 2026, 00:00 (Coordinated Universal Time) in 6 days');
    expect(text).toContain('the deal ends and nobody owes anything');
    expect(read(invited(), chinese).text).toContain('2026年11月8日周日 08:00（中国标准时间） 6天后');
  });

  it('counts the clocks that the terms override', () => {
    const { text } = read(invited({ terms: someTerms({ clocks: { review: 'P2D', funding: 'P1D' } }) }));
    expect(text).toContain('does not pay within 1 day of');
    expect(text).toContain('does not answer within 2 days of');
  });

  it('tells of every part of the terms that later versions may offer', () => {
    const terms = someTerms({
      deliverable: { kind: 'video', dueAt: '2026-12-01T12:00:00Z', minSeconds: 30, draftReview: true },
      stayLive: { period: 'P30D', holdPpm: 200_000 },
      gmvGuarantee: { target: 400_000_000 },
      sample: { required: true },
      usageRights: { days: 90, channels: ['douyin', 'shop-window'] },
    });
    const { text } = read(invited({ terms }));
    expect(text).toContain('A published video of at least 30 seconds');
    expect(text).toContain('You show the brand a draft');
    expect(text).toContain('20% of it follows after your work has stayed online for 30 days');
    expect(text).toContain('If valid sales stay below ¥4,000,000.00');
    expect(text).toContain('sends you a sample');
    expect(text).toContain('for 90 days on Douyin and shop-window');
  });
});

describe('what the gate lets the creator do', () => {
  it('is all there is, each as a form with the CSRF token', () => {
    const page = read(invited());
    expect(actionsOn(page)).toEqual(['accept', 'decline', 'counter']);
    for (const form of page.forms) {
      expect(form.method).toBe('post');
      expect(form.values).toMatchObject({ csrf: 'csrf-1', lang: 'en' });
    }
    expect(page.form('accept').values).toMatchObject({ termsVersion: '1' });
  });

  it.each([
    ['funding', accepted, ['withdraw']],
    ['delivery', funded, ['deliver', 'cancel', 'dispute', 'evidence']],
    ['review', delivered, ['dispute', 'evidence']],
    ['payout', approved, []],
    ['sales', selling, ['dispute', 'evidence']],
    ['nothing, once closed', completed, []],
  ] as const)('at %s', (_gate, story, actions) => {
    expect(actionsOn(read(story()))).toEqual(actions);
  });

  it('shows a button for an action that nobody wrote words for', () => {
    const unheardOf: Action = JSON.parse('"tie_a_knot"');
    const actions = [
      { action: unheardOf, by: 'creator' as const },
      { action: unheardOf, by: 'creator' as const },
    ];
    const story = invited().acts('brand', 'revise', { terms: someTerms() }).standsAt('response', { actions });
    const page = read(story);
    expect(actionsOn(page)).toEqual(['tie_a_knot']);
    expect(page.text).toContain('Tie a knot');
    expect(page.form('tie_a_knot').values).toEqual({ csrf: 'csrf-1', lang: 'en' });
  });

  it('is nothing while the deal is on its way to the next gate', () => {
    const page = read(invited().acts('creator', 'accept', { termsVersion: 1 }));
    expect(page.forms).toEqual([]);
    expect(page.text).toContain('The deal is moving on');
  });
});

describe('where the deal stands', () => {
  it('names the turn: the creator’s, or nobody’s to worry about', () => {
    expect(read(invited()).text).toContain('Your turn');
    expect(read(accepted()).text).toContain('Nothing for you to do now');
    expect(read(delivered()).text).toContain('Green Leaf Tea is reviewing it');
  });

  it('calls revised terms new', () => {
    const story = invited().acts('brand', 'revise', { terms: someTerms() }).standsAt('response');
    expect(read(story).text).toContain('Green Leaf Tea suggests new terms');
  });

  it('says what is held since when, and never asks the creator to pay', () => {
    const page = read(funded());
    expect(page.text).toContain('The brand paid ¥11,550.00. The payment service has held it');
    expect(dealPage(viewOf(accepted()))).not.toContain('pay.example');
  });

  it('says what of it is left once the fee went out', () => {
    expect(read(selling()).text).toContain('¥3,150.00 of it is still held');
  });

  it('leads a creator whose money waits for bank details to where they are given', () => {
    const page = read(approved().blocksPayouts(), { onboardingUrl: 'https://bank.example/x' });
    expect(page.text).toContain('without them you cannot be paid');
    expect(page.text).toContain('¥8,000.00 · waits for your bank details');
    expect(page.named('a').some(({ attributes }) => attributes.href === 'https://bank.example/x')).toBe(true);
  });

  it('ends with the outcome and what was paid', () => {
    const { text } = read(completed());
    expect(text).toContain('Deal complete');
    expect(text).toContain('Net sales of ¥10,000.00 from 1 order: a commission of ¥1,500.00.');
    expect(text).toContain('Paid to you in all ¥9,500.00');
    expect(text).not.toContain('held it for this deal');
  });

  it('quotes what the brand wrote', () => {
    const note = 'Louder, please.\nThanks';
    const story = delivered().acts('brand', 'request_changes', { note }).standsAt('delivery');
    const { text } = read(story, { note });
    expect(text).toContain('Green Leaf Tea looked at your work and asks you to change something.');
    expect(text).toContain('Green Leaf Tea wrote: Louder, please. Thanks');
  });

  it('confirms what was done only if the deal says so too', () => {
    expect(read(accepted(), { done: 'accept' }).text).toContain('You accepted this deal.');
    expect(read(accepted(), { done: 'decline' }).text).not.toContain('You declined');
    expect(read(invited(), { done: 'accept' }).text).not.toContain('You accepted');
    expect(read(completed(), { done: 'accept' }).text).not.toContain('You accepted');
  });
});

describe('a refused form', () => {
  const typed = { 'terms.fixedFee': '<8>', note: 'no & never' };
  const faults = [
    { path: ['terms', 'fixedFee'], message: 'must not be negative' },
    { path: ['terms', 'deliverable', 'scheduledAt'], message: 'must be in the future' },
    { path: ['terms', 'currency'], message: 'is wrong' },
  ];
  const refused = { action: 'counter', code: 'invalid_payload', faults, typed };

  it('keeps what was typed, unfolded', () => {
    const page = read(invited(), { refused });
    expect(page.form('counter').values).toMatchObject({ ...typed, csrf: 'csrf-1' });
    const folded = page
      .named('details')
      .filter(({ attributes }) => attributes.class === undefined)
      .map(({ attributes }) => 'open' in attributes);
    expect(folded).toEqual([false, true]);
    expect(page.form('decline').values).toMatchObject({ reason: '' });
  });

  it('links each fault to its field, which names its error', () => {
    const page = read(invited(), { refused });
    const targets = page
      .named('a')
      .flatMap(({ attributes: { href = '' } }) => (/^#c/.test(href) ? [href.slice(1)] : []));
    expect(targets).toEqual(['counter-terms.fixedFee', 'counter-terms.deliverable.scheduledAt']);
    for (const id of targets) {
      const field = page.elements.find(({ attributes }) => attributes.id === id);
      expect(field?.attributes['aria-invalid']).toBe('true');
      expect(field?.attributes['aria-describedby']).toContain(`${id}-error`);
    }
    expect(page.text).toContain('Goes live at: This has to lie in the future');
    expect(dealPage(viewOf(invited(), { refused }))).toContain('<title>Error: ');
  });

  it('says why it had no effect when the deal moved on', () => {
    const code = 'gate_answered';
    const page = read(accepted(), { refused: { action: 'counter', code, faults, typed } });
    expect(page.text).toContain('Somebody else was first');
    expect(page.named('a').some(({ attributes }) => attributes.href?.startsWith('#counter'))).toBe(false);
  });

  it.each([
    [
      { action: 'withdraw', role: 'brand' },
      'Green Leaf Tea withdrew from the deal first. Somebody else was first',
    ],
    [
      { action: 'accept', role: 'creator' },
      'You, in another window, accepted the terms first. The deal has moved',
    ],
    [{ action: 'expire', role: 'clock' }, 'The system ended this step, since its time was over, first.'],
    [{ action: 'report_down', role: 'provider' }, 'The provider answered first.'],
  ] as const)('names who was first: %o', (winner, told) => {
    const refused = { action: 'counter', code: 'gate_answered', faults: [], typed, winner };
    expect(read(accepted(), { refused }).text).toContain(told);
  });

  it('has words for a code it does not know', () => {
    const page = read(invited(), { ...chinese, refused: { ...refused, code: 'teapot', faults: [] } });
    expect(page.text).toContain('你的操作没有生效，请稍后再试。');
    expect(page.text).not.toContain('teapot');
  });
});
