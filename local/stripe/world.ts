import { randomBytes } from 'node:crypto';
import { durationMillis } from '../../domain/time.ts';
import { type Balances, makeBalances } from './balances.ts';
import { type Collection, makeCollection } from './collection.ts';
import type { Database } from './database.ts';
import { type Faults, makeFaults } from './faults.ts';
import { makeOutbox, type Outbox } from './outbox.ts';
import * as records from './records.ts';
import type { Timeline } from './timeline.ts';

/** `auto`: payees can be paid at once. `required`: only after they filled in the onboarding page. */
export type Onboarding = 'auto' | 'required';

/** Everything the sandbox's operations work on. They write only inside `commit`. */
export interface World {
  readonly sessions: Collection<records.CheckoutSession>;
  readonly intents: Collection<records.PaymentIntent>;
  readonly charges: Collection<records.Charge>;
  readonly transfers: Collection<records.Transfer>;
  readonly reversals: Collection<records.Reversal>;
  readonly refunds: Collection<records.Refund>;
  readonly payouts: Collection<records.Payout>;
  readonly accounts: Collection<records.Account>;
  readonly balances: Balances;
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly onboarding: Onboarding;
  nowSeconds(): number;
  /** The end of something under way, `after` (ISO 8601) from now. */
  settlement(told: { after: string; outcome: Outcome }): NonNullable<records.Charge['settles']>;
  checkoutUrl(sessionId: string): string;
  onboardingUrl(accountId: string): string;
  /** Puts an event into the outbox; `account` for what happened on a connected account. */
  emit(type: string, object: { readonly id: string }, account?: string): void;
  /** One transaction; afterwards what it left to do (webhooks, expiries) is set going. */
  commit<T>(work: () => T): T;
}

type Outcome = NonNullable<records.Charge['settles']>['outcome'];

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
    parentOf: (session) => session.paymentIntent,
    dueOf: (session) => (session.status === 'open' ? session.expiresAt : null),
  }),
  intents: makeCollection(db, { kind: 'payment_intent', schema: records.paymentIntent }),
  charges: makeCollection(db, {
    kind: 'charge',
    schema: records.charge,
    parentOf: (charge) => charge.paymentIntent,
    dueOf: (charge) => charge.settles?.at ?? null,
  }),
  transfers: makeCollection(db, {
    kind: 'transfer',
    schema: records.transfer,
    parentOf: (transfer) => transfer.transferGroup,
  }),
  reversals: makeCollection(db, {
    kind: 'transfer_reversal',
    schema: records.reversal,
    parentOf: (reversal) => reversal.transfer,
  }),
  refunds: makeCollection(db, {
    kind: 'refund',
    schema: records.refund,
    parentOf: (refund) => refund.paymentIntent,
    dueOf: (refund) => refund.settles?.at ?? null,
  }),
  payouts: makeCollection(db, {
    kind: 'payout',
    schema: records.payout,
    parentOf: (payout) => payout.account,
    dueOf: (payout) => payout.settles?.at ?? null,
  }),
  accounts: makeCollection(db, { kind: 'account', schema: records.account }),
});

export const makeWorld = (db: Database, options: WorldOptions): World => {
  const outbox = makeOutbox(db);
  const faults = makeFaults(db);
  const nowSeconds = () => Math.floor(options.timeline.now() / 1000);
  const page = (path: string) => `${options.publicBaseUrl().replace(/\/$/, '')}/_local/${path}`;
  return {
    ...collectionsOf(db),
    balances: makeBalances(db),
    outbox,
    faults,
    onboarding: options.onboarding,
    nowSeconds,
    settlement: ({ after, outcome }) => ({ at: nowSeconds() + durationMillis(after) / 1000, outcome }),
    checkoutUrl: (sessionId) => page(`checkout/${sessionId}`),
    onboardingUrl: (accountId) => page(`onboarding/${accountId}`),
    emit: (type, object, account) => {
      const now = options.timeline.now();
      const body = eventBody(type, object, nowSeconds(), account);
      const fits = (fault: { type?: string | undefined }) => fault.type === undefined || fault.type === type;
      const delay = faults.strike('webhook_delayed', fits);
      // Under a key of its own, what is delayed holds nothing up: later events of the object overtake it.
      if (delay === undefined) outbox.add(object.id, body, now);
      else outbox.add(newId('late'), body, now + durationMillis(delay.after));
      if (faults.strike('webhook_duplicated', fits) !== undefined) outbox.add(newId('twice'), body, now);
    },
    commit: (work) => {
      const result = db.transaction(work);
      options.afterCommit();
      return result;
    },
  };
};

/** When something happens by itself next, in Unix seconds. */
export const nextDueOf = (world: World): number | undefined => {
  const { sessions, charges, refunds, payouts } = world;
  const dues = [sessions.nextDue(), charges.nextDue(), refunds.nextDue(), payouts.nextDue()];
  return dues.reduce(
    (first, due) => (first === undefined || (due ?? first) < first ? due : first),
    undefined,
  );
};
