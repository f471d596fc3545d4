import type Stripe from 'stripe';
import type { Payee, PayeeAccount, PaymentGateway } from '../../domain/ports/payments.ts';
import { mapped } from './errors.ts';
import { createOnce } from './once.ts';

/** Money can go to the account, and from there to its owner's bank. */
export const isReady = (account: Pick<Stripe.Account, 'payouts_enabled' | 'capabilities'>): boolean =>
  account.payouts_enabled && account.capabilities?.transfers === 'active';

const asPayeeAccount = (account: Stripe.Account): PayeeAccount => ({
  accountId: account.id,
  payoutsEnabled: isReady(account),
});

/** The platform pays Stripe's fees and bears losses; Stripe collects and keeps the payee's details. */
const accountParams = (payeeId: string, email: string): Stripe.AccountCreateParams => ({
  controller: {
    fees: { payer: 'application' },
    losses: { payments: 'application' },
    requirement_collection: 'stripe',
    stripe_dashboard: { type: 'express' },
  },
  capabilities: { transfers: { requested: true } },
  email,
  metadata: { payeeId },
});

export const makeOpenPayeeAccount =
  (stripe: Stripe) =>
  async ({ payeeId, email }: Payee): Promise<PayeeAccount> =>
    asPayeeAccount(
      await mapped(() =>
        createOnce(
          payeeId,
          async () => undefined,
          (idempotencyKey) => stripe.accounts.create(accountParams(payeeId, email), { idempotencyKey }),
        ),
      ),
    );

export const makePayeeAccount =
  (stripe: Stripe) =>
  async (accountId: string): Promise<PayeeAccount> =>
    asPayeeAccount(await mapped(() => stripe.accounts.retrieve(accountId)));

export const makeOnboardingUrl =
  (stripe: Stripe): PaymentGateway['onboardingUrl'] =>
  async (account, { returnUrl, refreshUrl }) => {
    const link = await mapped(() =>
      stripe.accountLinks.create({
        account,
        type: 'account_onboarding',
        return_url: returnUrl,
        refresh_url: refreshUrl,
      }),
    );
    return link.url;
  };
