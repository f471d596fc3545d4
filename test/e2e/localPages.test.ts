import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../builders/deal.ts';
import { TestLuyue } from '../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from './browser.ts';
import { expectAccessible, expectNoSideways } from './examine.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

describe.skipIf(skipsBrowser)('the pages of the one-machine mode', () => {
  test('lead by clicking from the start page to an accepted and paid deal', async () => {
    const email = 'by-clicking@example.com';
    const creator = { name: '小美', email, locale: 'en' };
    const { id } = await luyue.startDeal({ reference: 'clicked', creator, terms: someTerms() });
    const { page, context } = await browser.desktop();
    await page.goto(`${luyue.luyue.url}/_local`);
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByLabel('Only mails to this address').fill(email);
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('li.mail').count()).toBe(1);
    await page.locator('li.mail a').click();
    const [dealPage] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /\/l\// }).first().click(),
    ]);
    await dealPage.getByRole('button', { name: 'Accept', exact: true }).click();
    await dealPage.getByRole('status').waitFor();
    await luyue.settle();

    await page.goto(`${luyue.luyue.url}/_local/inbox?to=brand@luyue.test`);
    await page.locator('li.mail a').first().click();
    const [checkout] = await Promise.all([
      context.waitForEvent('page'),
      page
        .getByRole('link', { name: /\/_local\/checkout\// })
        .first()
        .click(),
    ]);
    expect(await checkout.locator('.amount').textContent()).toContain('11,550.00');
    await checkout.getByRole('button', { name: /^Pay/ }).click();
    await checkout.waitForLoadState();
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'delivering', money: { funded: 1_155_000 } });
    await context.close();
  });

  test('let a payment be declined, after which a new page can be paid', async () => {
    const email = 'declined@example.com';
    const creator = { name: '小美', email };
    const { id } = await luyue.startDeal({ reference: 'declined', creator, terms: someTerms() });
    await luyue.actByLink(await luyue.tokenFor(email), 'accept', { termsVersion: 1 });
    const first = (await luyue.deal(id)).funding?.checkoutUrl ?? '';
    const { page, context } = await browser.desktop();
    await page.goto(first);
    await page.getByRole('button', { name: /declined/ }).click();
    await page.getByRole('heading', { name: 'Payment declined' }).waitFor();
    await luyue.settle();
    const second = (await luyue.deal(id)).funding?.checkoutUrl ?? '';
    expect(second).not.toBe(first);
    await page.goto(second);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.waitForLoadState();
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'delivering' });
    await page.goto(second);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Paid');
    await context.close();
  });

  test('pass an accessibility check on a phone', async () => {
    const email = 'accessible@example.com';
    const creator = { name: '小美', email };
    const { id } = await luyue.startDeal({ reference: 'accessible', creator, terms: someTerms() });
    await luyue.actByLink(await luyue.tokenFor(email), 'accept', { termsVersion: 1 });
    const { page, context } = await browser.examined('en');
    const checkout = (await luyue.deal(id)).funding?.checkoutUrl ?? '';
    // The reference as it is without its viewer, which has a test of its own.
    await page.route('**/docs/reference.js', (route) => route.abort());
    for (const address of ['/_local', '/docs', '/_local/inbox', checkout]) {
      await page.goto(new URL(address, luyue.luyue.url).href);
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    await page.goto(`${luyue.luyue.url}/_local/inbox`);
    await page.locator('li.mail a').first().click();
    await expectAccessible(page);
    await expectNoSideways(page);
    await context.close();
  });
});
