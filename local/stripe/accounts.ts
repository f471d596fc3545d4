import * as z from 'zod/mini';
import { missing } from './fault.ts';
import { metadata, webUrl } from './params.ts';
import type { Account } from './records.ts';
import { accountOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

export const createAccountParams = z.strictObject({
  controller: z.optional(
    z.strictObject({
      fees: z.strictObject({ payer: z.string() }),
      losses: z.strictObject({ payments: z.string() }),
      requirement_collection: z.string(),
      stripe_dashboard: z.strictObject({ type: z.string() }),
    }),
  ),
  capabilities: z.strictObject({ transfers: z.strictObject({ requested: z.literal('true') }) }),
  email: z.optional(z.string()),
  metadata: z._default(metadata, {}),
});

export const createLinkParams = z.strictObject({
  account: z.string(),
  type: z.literal('account_onboarding'),
  return_url: webUrl,
  refresh_url: webUrl,
});

const linkLifetimeS = 5 * 60;

/** Four characters say nothing only of a number that is longer. */
const lastFour = (accountNumber: string): string | null => {
  const characters = accountNumber.replaceAll(/[^0-9A-Za-z]/g, '');
  return characters.length > 4 ? characters.slice(-4) : null;
};

export const makeAccounts = (world: World) => {
  const find = (id: string): Account => {
    const account = world.accounts.get(id);
    if (account === undefined) throw missing('account', id, 'account');
    return account;
  };
  return {
    create: (params: z.infer<typeof createAccountParams>) => {
      const account: Account = {
        id: newId('acct'),
        created: world.nowSeconds(),
        email: params.email ?? null,
        metadata: params.metadata,
        payoutsEnabled: world.onboarding === 'auto',
        bankLast4: null,
        returnUrl: null,
        link: null,
      };
      world.accounts.put(account);
      return accountOnWire(account);
    },
    retrieve: (id: string) => accountOnWire(find(id)),
    createLink: (params: z.infer<typeof createLinkParams>) => {
      const account = find(params.account);
      const created = world.nowSeconds();
      const link = { id: newId('link'), expiresAt: created + linkLifetimeS, refreshUrl: params.refresh_url };
      world.accounts.put({ ...account, returnUrl: params.return_url, link });
      return {
        object: 'account_link',
        created,
        expires_at: link.expiresAt,
        url: `${world.onboardingUrl(account.id)}?link=${link.id}`,
      };
    },
    /** Where a link that was used or went stale leads; `null` for one that is good, which it then was. */
    useLink: (account: Account, linkId: string): string | null => {
      const { link } = account;
      if (link === null) return account.returnUrl;
      if (link.id !== linkId || link.expiresAt <= world.nowSeconds()) return link.refreshUrl;
      world.accounts.put({ ...account, link: { ...link, expiresAt: 0 } });
      return null;
    },
    /** The payee's side: after it the account can be paid. Of the account number the last four stay. */
    complete: (account: Account, accountNumber: string): 'done' | 'unchanged' => {
      const bankLast4 = lastFour(accountNumber) ?? account.bankLast4;
      if (account.payoutsEnabled && bankLast4 === account.bankLast4) return 'unchanged';
      const completed: Account = { ...account, payoutsEnabled: true, bankLast4 };
      world.accounts.put(completed);
      world.emit('account.updated', accountOnWire(completed), account.id);
      return 'done';
    },
  };
};
