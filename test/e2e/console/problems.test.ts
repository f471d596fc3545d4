import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { type Phone, skipsBrowser, TestBrowser } from '../browser.ts';
import { signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let dealId: string;
let window: Phone;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  const creator = { name: '小美', email: 'problems@example.com' };
  ({ id: dealId } = await luyue.startDeal({ reference: 'problems', creator, terms: someTerms() }));
  window = await browser.window({ width: 1440, locale: 'en' });
  await signIn(window.page, luyue.luyue.url, 'brand', `/deals/${dealId}`);
});
afterAll(() => luyue?.stop());

/** Whatever the form sends is answered like this, until the next time. */
async function answerWith(page: Page, status: number, body: object): Promise<void> {
  await page.unroute('**/actions/*');
  await page.route('**/actions/*', (route) =>
    route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(body) }),
  );
}

const problem = (code: string, more: object = {}) => ({ code, detail: code, requestId: 'req-1', ...more });

describe.skipIf(skipsBrowser)('a form that the API refuses', () => {
  beforeEach(async () => {
    const { page } = window;
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByLabel(/^Reason/).fill('kept while it fails');
  });

  test.each([
    [500, 'internal_error', 'Something went wrong on our side'],
    [503, 'try_again', 'Nothing is lost; please try again.'],
    [429, 'too_many_attempts', 'This was too often in a short time.'],
    [409, 'action_not_available', 'The deal has moved on'],
    [403, 'not_allowed', 'You are not allowed to do this.'],
  ])(
    'says why in words (%i), with a number to ask about, and keeps what was typed',
    async (status, code, said) => {
      const { page } = window;
      await answerWith(page, status, problem(code));
      await page.getByRole('button', { name: 'Confirm' }).click();
      const alert = page.getByRole('alert');
      await alert.getByText(said).waitFor();
      expect(await alert.textContent()).toContain('Request req-1');
      expect(await page.getByLabel(/^Reason/).inputValue()).toBe('kept while it fails');
    },
  );

  test('says a fault at its field (422)', async () => {
    const { page } = window;
    const errors = [{ path: 'reason', message: 'must not be empty' }];
    await answerWith(page, 422, problem('invalid_payload', { errors }));
    await page.getByRole('button', { name: 'Confirm' }).click();
    const field = page.getByLabel(/^Reason/);
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const fault = page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
    expect(await fault.textContent()).not.toBe('');
    expect(await field.inputValue()).toBe('kept while it fails');
  });

  test('is sent again when the network is back', async () => {
    const { page } = window;
    await page.unroute('**/actions/*');
    await page.route('**/actions/*', (route) => route.abort());
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('alert').getByText('The server cannot be reached.').waitFor();
    await page.unroute('**/actions/*');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This deal has ended.').waitFor();
    expect(await luyue.deal(dealId)).toMatchObject({ outcome: 'withdrawn' });
  });
});
