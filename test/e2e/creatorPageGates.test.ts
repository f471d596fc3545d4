import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordedPayments } from '../../domain/deal/proofOfFunds.ts';
import { gateNameSchema } from '../../domain/gates/names.ts';
import { bankDetailsPage } from '../../functions/pages/bankDetailsPage.ts';
import { dealPage } from '../../functions/pages/dealPage.ts';
import type { DealPageView } from '../../functions/pages/view.ts';
import type { Play } from '../unit/domain/play.ts';
import { standingAt } from '../unit/domain/stages.ts';
import { type Phone, skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways, expectThumbSized } from './examine.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(2);
const ADDRESS = `https://live.example.com/${'replay'.repeat(60)}`;

const browser = new TestBrowser();

/** Whatever is called by a name or an address is called by a long one. */
function pageOf({ deal, now }: Play, more: Partial<DealPageView>): string {
  const payments = recordedPayments(deal).map(({ reference, amountMinor, heldAt }) => ({
    reference: reference + LONG,
    amountMinor,
    heldAt,
  }));
  const delivery = deal.delivery && { ...deal.delivery, url: ADDRESS };
  return dealPage({
    ...{ locale: 'en', timeZone: 'America/Argentina/Buenos_Aires', now, csrf: 'c', path: '/l/t' },
    ...{ brandName: LONG, providerName: LONG, creatorName: LONG, chainNames: {}, onboardingUrl: '/bank' },
    ...{ note: ADDRESS, done: null, refused: null },
    deal: { ...deal, reference: LONG, delivery },
    funds:
      deal.escrowMinor === 0 ? { kind: 'nothing' } : { kind: 'held', heldMinor: deal.escrowMinor, payments },
    evidence: [{ id: 'ev_1', name: `${LONG}.png` }],
    ...more,
  });
}

const REFUSED = {
  action: 'counter',
  code: 'gate_answered',
  faults: [{ path: ['terms', 'fixedFee'], message: 'must not be empty' }],
  typed: { note: LONG },
  winner: { action: 'revise', role: 'brand' },
} as const;

describe.skipIf(skipsBrowser).for([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('in %s, %s, on a phone of 320 px', ([locale, scheme]) => {
  let phone: Phone;
  beforeAll(async () => {
    if (skipsBrowser) return;
    phone = await browser.window({ width: 320, locale, colorScheme: scheme, isExamined: true });
  });
  afterAll(async () => phone?.context.close());

  const examine = async (page: string) => {
    await phone.page.setContent(page);
    await phone.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
    await expectAccessible(phone.page);
    await expectNoSideways(phone.page);
    await expectThumbSized(phone.page);
  };

  test.for(gateNameSchema.options)('%s is read and pressed by anybody', async (gate) => {
    await examine(pageOf(standingAt(gate), { locale }));
  });

  test.for([
    ['an answer that came second', () => pageOf(standingAt('response'), { locale, refused: REFUSED })],
    [
      'money that cannot be proven',
      () => pageOf(standingAt('delivery'), { locale, funds: { kind: 'differs' } }),
    ],
    ['a cancelled deal', () => pageOf(standingAt('delivery').must('creator', 'cancel'), { locale })],
    ['an expired deal', () => pageOf(standingAt('response').must('creator', 'decline'), { locale })],
    [
      'bank details',
      () => bankDetailsPage({ locale, state: 'missing', path: '/bank-details/t', dealPath: '/l/t' }),
    ],
  ] as const)('%s too', async ([, page]) => {
    await examine(page());
  });

  test('it is printed black on white, without what can only be pressed', async () => {
    await phone.page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await phone.page.setContent(pageOf(standingAt('delivery'), { locale }));
    expect(await phone.page.locator('button:visible').count()).toBe(0);
    expect(await phone.page.locator('nav').isVisible()).toBe(false);
    expect(await phone.page.locator('#cancelling dl').isVisible()).toBe(true);
    await phone.page.emulateMedia({ media: 'screen', colorScheme: scheme });
  });
});
