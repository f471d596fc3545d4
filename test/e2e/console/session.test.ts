import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someTerms } from '../../builders/deal.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { skipsBrowser, TestBrowser } from '../browser.ts';
import { PEOPLE, signIn } from './signIn.ts';

const browser = new TestBrowser();
let luyue: TestLuyue;
let dealId: string;

beforeAll(async () => {
  if (skipsBrowser) return;
  luyue = await TestLuyue.start();
  const creator = { name: '小美', email: 'session@example.com' };
  ({ id: dealId } = await luyue.startDeal({ reference: 'kept', creator, terms: someTerms() }));
});
afterAll(() => luyue?.stop());

describe.skipIf(skipsBrowser)('a session', () => {
  test('survives a reload without a click, and ends by signing out', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'operatorA', `/deals/${dealId}`);
    await page.getByRole('heading', { level: 1, name: 'kept' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'kept' }).waitFor();
    expect(page.url()).toBe(`${luyue.luyue.url}/deals/${dealId}`);
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toContain('eyJ');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: /Sign out/ }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await context.close();
  });

  test('begins at a page that stays as it is when words come late, and says that there is no issuer', async () => {
    const { page, context } = await browser.window({ width: 390, locale: 'zh-CN' });
    const late = Promise.withResolvers<void>();
    await page.route('**/assets/zh_CN-*.js', async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.goto(luyue.luyue.url);
    const button = page.getByRole('button', { name: '登录' });
    const seenFirst = await button.elementHandle();
    const words = page.waitForResponse('**/assets/zh_CN-*.js');
    late.resolve();
    await (await words).finished();
    await page.evaluate('new Promise((drawn) => requestIdleCallback(() => requestIdleCallback(drawn)))');
    expect(await seenFirst?.isVisible()).toBe(true);
    await page.route('**/.well-known/openid-configuration', (route) => route.abort());
    await button.click();
    await page.getByRole('alert').filter({ hasText: '没有登录成功，请再试一次。' }).waitFor();
    await page.unrouteAll();
    await button.click();
    await page.getByRole('button', { name: PEOPLE.brand }).waitFor();
    await context.close();
  });

  test.each([
    ['our API', 401, 'application/problem+json', '{"code":"unauthenticated"}'],
    ['API Gateway’s authorizer', 403, 'application/json', '{"message":"Forbidden"}'],
  ])(
    'is renewed by itself when %s does not take the token any more',
    async (_who, status, contentType, body) => {
      const { page, context } = await browser.window({ width: 1440, locale: 'en' });
      await signIn(page, luyue.luyue.url, 'brand');
      let refused = 0;
      await page.route('**/v1/deals?**', async (route) => {
        refused += 1;
        if (refused > 1) return route.continue();
        return route.fulfill({ status, contentType, body });
      });
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByRole('link', { name: 'kept' }).waitFor();
      expect(refused).toBeGreaterThan(1);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await context.close();
    },
  );

  test('that has ended is begun again beside the page, which loses nothing', async () => {
    const { page, context } = await browser.window({ width: 1440, locale: 'en' });
    await signIn(page, luyue.luyue.url, 'brand', `/deals/${dealId}`);
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByLabel(/^Reason/).fill('typed before it ended');
    await page.route('**/v1/**', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: '{"code":"unauthenticated"}',
      }),
    );
    await page.route('**/oidc/token', (route) =>
      route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":"invalid_grant"}' }),
    );
    await page.getByRole('button', { name: 'Confirm' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await page.unroute('**/v1/**');
    await page.unroute('**/oidc/token');
    await context.clearCookies();
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      dialog.getByRole('button', { name: 'Sign in again' }).click(),
    ]);
    await popup.getByRole('button', { name: PEOPLE.brand }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel(/^Reason/).inputValue()).toBe('typed before it ended');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This deal has ended.').waitFor();
    expect(await luyue.deal(dealId)).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    await context.close();
  });
});
