import type { CheckoutSession, PaymentIntent } from './records.ts';
import { sessionOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

/** What the payer's click did; `unchanged` when the session had come to that end before. */
export type PaymentOutcome = 'done' | 'unchanged' | 'not_open' | 'unknown';

const declineCode = 'generic_decline';

/** The payer's side of a checkout: paying it, or having the payment declined. Inside a transaction. */
export const makePayments = (world: World) => {
  const intentFor = (session: CheckoutSession, declined: boolean): PaymentIntent => ({
    id: newId('pi'),
    created: world.nowSeconds(),
    amount: session.amount,
    currency: session.currency,
    metadata: session.intentMetadata,
    transferGroup: session.transferGroup,
    status: declined ? 'requires_payment_method' : 'succeeded',
    charge: declined ? null : newId('ch'),
    refunded: 0,
    declineCode: declined ? declineCode : null,
  });
  const conclude = (session: CheckoutSession, intent: PaymentIntent, event: string): void => {
    world.intents.put(intent);
    const concluded = { ...session, paymentIntent: intent.id };
    world.sessions.put(concluded);
    world.emit(event, sessionOnWire(concluded, world.checkoutUrl(session.id)));
  };
  const isOpen = (session: CheckoutSession): boolean =>
    session.status === 'open' && world.nowSeconds() < session.expiresAt;
  return {
    pay: (sessionId: string): PaymentOutcome => {
      const session = world.sessions.get(sessionId);
      if (session === undefined) return 'unknown';
      if (session.paymentStatus === 'paid') return 'unchanged';
      if (!isOpen(session)) return 'not_open';
      world.balances.add(session.currency, session.amount);
      conclude(
        { ...session, status: 'complete', paymentStatus: 'paid' },
        intentFor(session, false),
        'checkout.session.completed',
      );
      return 'done';
    },
    /** Unlike at Stripe the session then counts as expired: whoever opened it opens another one. */
    fail: (sessionId: string): PaymentOutcome => {
      const session = world.sessions.get(sessionId);
      if (session === undefined) return 'unknown';
      if (session.declined) return 'unchanged';
      if (!isOpen(session)) return 'not_open';
      conclude(
        { ...session, status: 'expired', declined: true },
        intentFor(session, true),
        'checkout.session.async_payment_failed',
      );
      return 'done';
    },
  };
};
