import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStripeFunds } from '../../../adapters/stripe/funds.ts';
import { makeStripeGateway } from '../../../adapters/stripe/gateway.ts';
import type { Funds, PaymentEvent, PaymentGateway } from '../../../domain/ports/payments.ts';
import { openStripeSandbox, type Sandbox } from '../../../local/stripe/sandbox.ts';
import { type FakeTimeline, makeFakeTimeline } from './fakeTimeline.ts';
import { openReceiver, type Receiver } from './receiver.ts';

export const secretKey = 'sk_test_rig';
export const webhookSecret = 'whsec_rig';

export interface Rig {
  readonly folder: string;
  readonly timeline: FakeTimeline;
  readonly receiver: Receiver;
  sandbox: Sandbox;
  gateway: PaymentGateway;
  funds: Funds;
  /** Closes the sandbox and opens it on the same file. */
  restart(): Promise<void>;
  /** What has been delivered, in the domain's words. */
  events(): Promise<(PaymentEvent | null)[]>;
  close(): Promise<void>;
}

/** The adapter, the official SDK, the sandbox and a receiver of webhooks, on one timeline. */
export const openRig = async (onboarding: 'auto' | 'required' = 'auto'): Promise<Rig> => {
  const folder = await mkdtemp(join(tmpdir(), 'luyue-stripe-'));
  const timeline = makeFakeTimeline();
  const receiver = await openReceiver();
  const open = async () => {
    const sandbox = await openStripeSandbox({
      file: join(folder, 'data', 'stripe.db'),
      timeline,
      webhookUrl: () => receiver.url,
      webhookSecret,
      secretKey,
      publicBaseUrl: () => 'http://127.0.0.1:4000',
      onboarding,
    });
    const reached = { secretKey, apiBase: sandbox.url };
    const gateway = makeStripeGateway({ ...reached, webhookSecret });
    return { sandbox, gateway, funds: makeStripeFunds(reached) };
  };
  const rig: Rig = {
    folder,
    timeline,
    receiver,
    ...(await open()),
    restart: async () => {
      await rig.sandbox.close();
      Object.assign(rig, await open());
      rig.sandbox.start();
    },
    events: async () => {
      await timeline.idle();
      return Promise.all(
        receiver.deliveries.map(({ body, signature }) => rig.gateway.readWebhook(body, signature)),
      );
    },
    close: async () => {
      await rig.sandbox.close();
      await receiver.close();
      await rm(folder, { recursive: true });
    },
  };
  rig.sandbox.start();
  return rig;
};

export const checkoutRequest = {
  paymentId: 'pay_fund_1',
  dealId: 'deal_1',
  amountMinor: 800_000,
  currency: 'CNY',
  description: 'Livestream 直播 & more',
  returnUrl: 'http://127.0.0.1:4000/back',
};

/** A checkout that was paid. */
export const collect = async (rig: Rig, request: Partial<typeof checkoutRequest> = {}) => {
  const checkout = await rig.gateway.createCheckout({ ...checkoutRequest, ...request });
  await rig.sandbox.routes.pay(checkout.sessionId);
  const event = (await rig.events()).findLast(
    (candidate) => candidate?.type === 'checkout_paid' && candidate.sessionId === checkout.sessionId,
  );
  if (event?.type !== 'checkout_paid') throw new Error('not paid');
  return event;
};
