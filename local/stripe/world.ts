import { randomBytes } from 'node:crypto';
import { type Balances, makeBalances } from './balances.ts';
import { type Collection, makeCollection } from './collection.ts';
import type { Database } from './database.ts';
import { makeOutbox, type Outbox } from './outbox.ts';
import * as records from './records.ts';
import type { Timeline } from './timeline.ts';

/** `auto`: payees can be paid at once. `required`: only after they filled in the onboarding page. */
export type Onboarding = 'auto' | 'required';

/** Everything the sandbox's operations work on. They write only inside `commit`. */
export interface World {
  readonly sessions: Collection<records.CheckoutSession>;
  readonly intents: Collection<records.PaymentIntent>;
  readonly transfers: Collection<records.Transfer>;
  readonly refunds: Collection<records.Refund>;
  readonly accounts: Collection<records.Account>;
  readonly balances: Balances;
  readonly outbox: Outbox;
  readonly onboarding: Onboarding;
  nowSeconds(): number;
  checkoutUrl(sessionId: string): string;
  onboardingUrl(accountId: string): string;
  /** Puts an event into the outbox; `account` for what happened on a connected account. */
  emit(type: string, object: { readonly id: string }, account?: string): void;
  /** One transaction; afterwards what it left to do (webhooks, expiries) is set going. */
  commit<T>(work: () => T): T;
}

export interface WorldOptions {
  readonly timeline: Timeline;
  readonly publicBaseUrl: () => string;
  readonly onboarding: Onboarding;
  readonly afterCommit: () => void;
}

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

const eventBody = (type: string, object: object, created: number, account: string | undefined): string =>
  JSON.stringify({
    id: newId('evt'),
    object: 'event',
    ...(account === undefined ? {} : { account }),
    created,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type,
  });

const collectionsOf = (db: Database) => ({
  sessions: makeCollection(db, {
    kind: 'checkout.session',
    schema: records.checkoutSession,
    dueOf: (session) => (session.status === 'open' ? session.expiresAt : null),
  }),
  intents: makeCollection(db, { kind: 'payment_intent', schema: records.paymentIntent }),
  transfers: makeCollection(db, {
    kind: 'transfer',
    schema: records.transfer,
    parentOf: (transfer) => transfer.transferGroup,
  }),
  refunds: makeCollection(db, {
    kind: 'refund',
    schema: records.refund,
    parentOf: (refund) => refund.paymentIntent,
  }),
  accounts: makeCollection(db, { kind: 'account', schema: records.account }),
});

export const makeWorld = (db: Database, options: WorldOptions): World => {
  const outbox = makeOutbox(db);
  const nowSeconds = () => Math.floor(options.timeline.now() / 1000);
  const page = (path: string) => `${options.publicBaseUrl().replace(/\/$/, '')}/_local/${path}`;
  return {
    ...collectionsOf(db),
    balances: makeBalances(db),
    outbox,
    onboarding: options.onboarding,
    nowSeconds,
    checkoutUrl: (sessionId) => page(`checkout/${sessionId}`),
    onboardingUrl: (accountId) => page(`onboarding/${accountId}`),
    emit: (type, object, account) =>
      outbox.add(object.id, eventBody(type, object, nowSeconds(), account), options.timeline.now()),
    commit: (work) => {
      const result = db.transaction(work);
      options.afterCommit();
      return result;
    },
  };
};
