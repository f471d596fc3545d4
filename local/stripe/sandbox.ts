import { makeAccounts } from './accounts.ts';
import { makeApi } from './api.ts';
import { makeCheckouts } from './checkouts.ts';
import { openDatabase } from './database.ts';
import { makeDeliveries } from './deliveries.ts';
import { makeExpiry } from './expiry.ts';
import { makeIdempotencyKeys } from './idempotency.ts';
import { makeCheckoutRoutes } from './pages/checkout.ts';
import { makeOnboardingRoutes } from './pages/onboarding.ts';
import { makePayments } from './payments.ts';
import { serveApi } from './server.ts';
import type { Timeline } from './timeline.ts';
import { makeWebhookSender } from './webhook.ts';
import { makeWorld, type Onboarding } from './world.ts';

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

type SandboxRoutes = ReturnType<typeof makeCheckoutRoutes> & ReturnType<typeof makeOnboardingRoutes>;

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
      expiry.arm();
    },
  });
  const deliveries = makeDeliveries({
    outbox: world.outbox,
    timeline,
    send: makeWebhookSender(options.webhookUrl, options.webhookSecret),
  });
  const checkouts = makeCheckouts(world);
  const expiry = makeExpiry({
    timeline,
    nextDue: () => world.sessions.nextDue(),
    expireDue: () => world.commit(checkouts.expireDue),
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
    expiry.stop();
    await server.close();
    await deliveries.stop();
    db.sql.close();
  };
  let closed: Promise<void> | undefined;
  return {
    url: server.url,
    routes: {
      ...makeCheckoutRoutes(world, makePayments(world)),
      ...makeOnboardingRoutes(world, makeAccounts(world)),
    },
    start: () => {
      deliveries.start();
      expiry.start();
    },
    close: () => {
      closed ??= shutDown();
      return closed;
    },
  };
};
