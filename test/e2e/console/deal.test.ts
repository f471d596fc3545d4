import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { expectNoSideways } from '../examine.ts';
import { passTimeUntil } from './passTime.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
});
afterAll(() => luyue?.stop());

async function invited(reference: string, provider = false): Promise<{ id: string; token: string }> {
  const email = `${reference}@example.com`;
  const creator = { name: '小美', email, locale: 'en' };
  const request = {
    reference,
    creator,
    terms: someTerms(),
    ...(provider ? { provider: { id: 'prov_demo' } } : {}),
  };
  const { id } = await luyue.startDeal(request);
  return { id, token: await luyue.tokenFor(email) };
}

describe.skipIf(skipsBrowser)('the page of a deal', () => {
  test('says where it stands, and follows what others do', async () => {
    const { id, token } = await invited('follows');
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await page.clock.install();
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${id}`);
    await page.getByRole('heading', { level: 1, name: 'follows' }).waitFor();
    const gate = page.getByRole('region', { name: 'What happens now' });
    expect(await gate.textContent()).toContain('Waits for the terms to be accepted');
    expect(await gate.textContent()).toMatch(/(7 days|6 days, 23 hr) left/);
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    await passTimeUntil(gate.getByText('Waits for the brand’s payment to be held'));
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Accepted' })
      .filter({ hasText: 'by Creator' })
      .waitFor();
    const pay = gate.getByRole('link', { name: 'Pay ¥11,550.00' });
    expect(await pay.getAttribute('href')).toContain('/_local/checkout/');
    await luyue.pay(id);
    await passTimeUntil(page.getByText('Waits for the work to be handed in').first());
    await page.getByRole('region', { name: 'Money' }).getByText('¥11,550.00').first().waitFor();
    await context.close();
  });

  test('lets the brand answer a counter-offer on a phone, in Chinese', async () => {
    const { id, token } = await invited('counter');
    await luyue.actByLink(token, 'counter', { terms: someTerms({ fixedFee: 900_000 }), note: '希望 9000' });
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${id}`);
    await page.getByText('希望 9000').waitFor();
    await page.getByRole('button', { name: '还价' }).click();
    const fee = page.getByLabel('坑位费（CNY）');
    expect(await fee.inputValue()).toBe('9000.00');
    await fee.fill('8500');
    await page.getByLabel(/^留言/).fill('折中一下');
    await expectNoSideways(page);
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('折中一下').waitFor();
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ termsVersion: 3, terms: { fixedFee: 850_000 } });
    await context.close();
  });

  test('says what is missing in a form, and sends nothing until it is there', async () => {
    const { id, token } = await invited('faults');
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${id}`);
    await page.getByRole('button', { name: 'Cancel deal' }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Please fill this in').waitFor();
    expect(await page.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true');
    expect(await luyue.deal(id)).toMatchObject({ status: 'awaiting_funding' });
    await page.getByLabel('Reason').fill('changed our mind');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This deal has ended.').waitFor();
    await context.close();
  });

  test('tells the second of two people that somebody was first, and shows what is', async () => {
    const { id, token } = await invited('two', true);
    await luyue.actByLink(token, 'counter', { terms: someTerms({ fixedFee: 900_000 }) });
    const brand = await browser.window({ width: 1440, locale: 'en' });
    const provider = await browser.window({ width: 1440, locale: 'zh-CN' });
    await signIn(brand.page, luyue.luyue.url, 'brand', `/deals/${id}`);
    await signIn(provider.page, luyue.luyue.url, 'provider', `/deals/${id}`);
    await provider.page.getByRole('button', { name: '接受条款' }).click();
    await brand.page.getByRole('button', { name: 'Decline' }).click();
    await brand.page.getByRole('button', { name: 'Confirm' }).click();
    await brand.page.getByText('This deal has ended.').waitFor();
    await provider.page.getByRole('button', { name: '确认提交' }).click();
    await provider.page.getByRole('alert').getByText('已有人先作出了答复').waitFor();
    await provider.page.getByRole('alert').getByText('品牌方先一步：婉拒').waitFor();
    await provider.page.keyboard.press('Escape');
    await provider.page.getByText('这次合作已结束。').waitFor();
    expect(await luyue.deal(id)).toMatchObject({ outcome: 'declined' });
    await brand.context.close();
    await provider.context.close();
  });

  test('says in words what the API refuses, and tries again when told to', async () => {
    const { id } = await invited('refused');
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await page.clock.install();
    await signIn(page, luyue.luyue.url, 'brand', '/deals/deal_01J00000000000000000000000');
    await page.getByText('There is no such deal, or it is not yours to see.').waitFor();
    await page.route('**/v1/deals/*', (route) => route.abort());
    await page.goto(`${luyue.luyue.url}/deals/${id}`);
    await passTimeUntil(page.getByText('The server cannot be reached.'));
    await page.unroute('**/v1/deals/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'refused' }).waitFor();
    await context.close();
  });

  test('lets an operator take up a deal that got stuck', async () => {
    const { id, token } = await invited('stuck');
    await luyue.request('POST', '/_local/faults', {
      body: { step: 'requestFunding', error: 'TerminalError', times: 1 },
    });
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA', `/deals/${id}`);
    await page.getByText('It got stuck').waitFor();
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByLabel('Reason').fill('the service is back');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Waits for the brand’s payment to be held').first().waitFor();
    await context.close();
  });

  test('is worked with the keyboard alone: a gate is answered', async () => {
    const { id, token } = await invited('keys');
    await luyue.actByLink(token, 'accept', { termsVersion: 1 });
    await luyue.pay(id);
    await luyue.advanceTo('2026-12-01T14:00:00Z');
    await luyue.actByLink(token, 'deliver', { url: 'https://example.com/live/1' });
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${id}`);
    await page.getByText('Waits for the work to be reviewed').first().waitFor();
    await page.keyboard.press('1');
    await page.getByRole('dialog', { name: 'Approve' }).waitFor();
    await page.keyboard.press('Tab');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Well done');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Well done').waitFor();
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'settling' });
    await context.close();
  });
});
