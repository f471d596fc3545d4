import { makeAccounts } from './accounts.ts';
import { makeApi } from './api.ts';
import { makeCheckouts } from './checkouts.ts';
import { openDatabase } from './database.ts';
import { makeDeliveries } from './deliveries.ts';
import { makeIdempotencyKeys } from './idempotency.ts';
import { makeCheckoutRoutes } from './pages/checkout.ts';
import { makeFaultRoutes } from './pages/faults.ts';
import { makeOnboardingRoutes } from './pages/onboarding.ts';
import { makePayments } from './payments.ts';
import { makePayouts } from './payouts.ts';
import { makeRefunds } from './refunds.ts';
import { serveApi } from './server.ts';
import type { Timeline } from './timeline.ts';
import { makeTimers } from './timers.ts';
import { makeWebhookSender } from './webhook.ts';
import { makeWorld, nextDueOf, type Onboarding } from './world.ts';

export interface SandboxOptions {
  /** The SQLite file that holds everything. */
  readonly file: string;
  readonly timeline: Timeline;
  /** Where signed events go; asked at each delivery. */
  readonly webhookUrl: () => string;
  readonly webhookSecret: string;
  /** The API key that callers have to show. */
  readonly secretKey: string;
  /** Under which address the gateway shows `routes`. */
  readonly publicBaseUrl: () => string;
  readonly onboarding: Onboarding;
  /** Any free one when absent. */
  readonly port?: number;
}

type SandboxRoutes = ReturnType<typeof makeCheckoutRoutes> &
  ReturnType<typeof makeOnboardingRoutes> &
  ReturnType<typeof makeFaultRoutes>;

export interface Sandbox {
  /** Where the API listens: what the Stripe adapter takes as `apiBase`. */
  readonly url: string;
  readonly routes: SandboxRoutes;
  /** Resumes pending deliveries and timers: once the receiver of the events is up. */
  start(): void;
  /** Stops everything; undelivered events wait in the file. Closing twice is closing once. */
  close(): Promise<void>;
}

/**
 * A payment service on loopback that behaves like Stripe for every call the Stripe adapter makes.
 * @throws when the file is no database of the sandbox, or the port is taken
 */
export const openStripeSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { timeline } = options;
  const db = openDatabase(options.file);
  const world = makeWorld(db, {
    ...options,
    afterCommit: () => {
      deliveries.wake();
      timers.arm();
    },
  });
  const deliveries = makeDeliveries({
    outbox: world.outbox,
    timeline,
    send: makeWebhookSender(options.webhookUrl, options.webhookSecret, world.faults),
  });
  const checkouts = makeCheckouts(world);
  const refunds = makeRefunds(world);
  const payouts = makePayouts(world);
  const payments = makePayments(world);
  const timers = makeTimers({
    timeline,
    nextDue: () => nextDueOf(world),
    runDue: () =>
      world.commit(() => {
        checkouts.expireDue();
        payments.settleDue();
        refunds.settleDue();
        payouts.settleDue();
      }),
  });
  const api = makeApi({
    world,
    keys: makeIdempotencyKeys(db),
    nowMs: () => timeline.now(),
    secretKey: options.secretKey,
  });
  const server = await serveApi(api, options.port ?? 0).catch((error: unknown) => {
    db.sql.close();
    throw error;
  });
  const shutDown = async () => {
    timers.stop();
    await server.close();
    await deliveries.stop();
    db.sql.close();
  };
  let closed: Promise<void> | undefined;
  return {
    url: server.url,
    routes: {
      ...makeCheckoutRoutes(world, payments),
      ...makeOnboardingRoutes(world, makeAccounts(world)),
      ...makeFaultRoutes(world),
    },
    start: () => {
      deliveries.start();
      timers.start();
    },
    close: () => {
      closed ??= shutDown();
      return closed;
    },
  };
};
