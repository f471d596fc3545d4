import { html } from 'hono/html';
import * as z from 'zod/mini';
import type { makeAccounts } from '../accounts.ts';
import type { Account } from '../records.ts';
import type { World } from '../world.ts';
import { answer, problem } from './answer.ts';
import { notFoundPage, type PageResponse, page } from './page.ts';

const line = z._default(z.string().check(z.maxLength(200)), '');
const bankDetails = z.strictObject({ accountHolder: line, bank: line, accountNumber: line });

const state = (account: Account) => {
  if (!account.payoutsEnabled) return html`<p>Without bank details you cannot be paid.</p>`;
  return html`<p>This account can be paid${
    account.bankLast4 === null
      ? ''
      : html` to the bank account ending in <strong>${account.bankLast4}</strong>`
  }. <span lang="zh-CN">已可收款。</span></p>`;
};

const formPage = (status: number, account: Account, url: string, fault: string): Promise<PageResponse> =>
  page(
    status,
    'Bank details · 收款账户',
    html`${state(account)}${fault === '' ? '' : html`<p role="alert">${fault}</p>`}
<p>Do not enter real details. Only the last four digits of the account number are kept.</p>
<form method="post" action="${url}/complete">
<label for="accountHolder">Account holder · <span lang="zh-CN">户名</span></label>
<input id="accountHolder" name="accountHolder" maxlength="200" autocomplete="off">
<label for="bank">Bank · <span lang="zh-CN">开户行</span></label>
<input id="bank" name="bank" maxlength="200" autocomplete="off">
<label for="accountNumber">Account number · <span lang="zh-CN">账号</span></label>
<input id="accountNumber" name="accountNumber" maxlength="200" autocomplete="off">
<button>Save · <span lang="zh-CN">保存</span></button>
</form>${account.returnUrl === null ? '' : html`<p><a href="${account.returnUrl}">Go back · <span lang="zh-CN">返回</span></a></p>`}`,
  );

/** The hosted page on which a payee gives its bank details. */
export const makeOnboardingRoutes = (world: World, accounts: ReturnType<typeof makeAccounts>) => ({
  /** `GET /_local/onboarding/{accountId}`; with `link`, as given out to the payee, only as long as that is good. */
  onboardingPage: async (accountId: string, link?: string): Promise<PageResponse> => {
    const account = world.accounts.get(accountId);
    if (account === undefined) return notFoundPage('account');
    const elsewhere = link === undefined ? null : world.commit(() => accounts.useLink(account, link));
    if (elsewhere !== null)
      return { status: 303, headers: { location: elsewhere, 'referrer-policy': 'same-origin' }, body: '' };
    return formPage(200, account, world.onboardingUrl(accountId), '');
  },
  /** `POST …/complete` with `{accountHolder?, bank?, accountNumber?}` */
  completeOnboarding: async (accountId: string, form: unknown, accept?: string): Promise<PageResponse> => {
    const account = world.accounts.get(accountId);
    if (account === undefined)
      return problem(
        accept,
        { status: 404, code: 'account_not_found', detail: 'There is no such account.' },
        () => notFoundPage('account'),
      );
    const details = z.safeParse(bankDetails, form);
    if (!details.success) {
      const detail = 'Only accountHolder, bank and accountNumber are taken, up to 200 characters each.';
      return problem(accept, { status: 422, code: 'invalid_bank_details', detail }, () =>
        formPage(422, account, world.onboardingUrl(accountId), detail),
      );
    }
    const changed = world.commit(() => accounts.complete(account, details.data.accountNumber)) === 'done';
    return answer({
      accept,
      location: account.returnUrl ?? world.onboardingUrl(accountId),
      result: {
        status: 'completed',
        changed,
        message: changed
          ? 'The account can be paid.'
          : 'The account could be paid before; nothing was changed.',
      },
    });
  },
});
