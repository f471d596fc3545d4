import { platform } from './balances.ts';
import type { Charge, CheckoutSession, PaymentIntent } from './records.ts';
import { sessionOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

/** What the payer's click did; `unchanged` when the session had come to that end before. */
export type PaymentOutcome = 'done' | 'unchanged' | 'declined' | 'not_open' | 'unknown';

const declineCode = 'generic_decline';

type Try = Pick<Charge, 'status' | 'settles'>;
const paid: Try = { status: 'succeeded', settles: null };
const declined: Try = { status: 'failed', settles: null };

const intentStatus = {
  succeeded: 'succeeded',
  pending: 'processing',
  failed: 'requires_payment_method',
} as const;

/** The payer's side of a checkout: paying it, or having the payment declined. Inside a transaction. */
export const makePayments = (world: World) => {
  /** A session has one intent from its first try on; each try is a charge of its own. */
  const attempt = (session: CheckoutSession, { status, settles }: Try): CheckoutSession => {
    const created = world.nowSeconds();
    const paymentIntent = session.paymentIntent ?? newId('pi');
    const { amount, currency, intentMetadata, transferGroup } = session;
    const common = { created, amount, currency, metadata: intentMetadata };
    const failure = status === 'failed' ? declineCode : null;
    const charge = {
      ...common,
      id: newId('ch'),
      paymentIntent,
      status,
      refunded: 0,
      declineCode: failure,
      settles,
    };
    world.charges.put(charge);
    const intent: PaymentIntent = {
      ...common,
      id: paymentIntent,
      transferGroup,
      status: intentStatus[status],
      charge: charge.id,
      declineCode: failure,
    };
    world.intents.put(intent);
    if (status === 'succeeded') world.balances.add(platform, currency, amount);
    return { ...session, paymentIntent };
  };
  const conclude = (session: CheckoutSession, event: string): void => {
    world.sessions.put(session);
    world.emit(event, sessionOnWire(session, world.checkoutUrl(session.id)));
  };
  const settle = (charge: Charge): void => {
    const isPaid = charge.settles?.outcome === 'succeeded';
    const end = { declineCode: isPaid ? null : declineCode };
    const status = isPaid ? 'succeeded' : 'failed';
    world.charges.put({ ...charge, ...end, status, settles: null });
    if (isPaid) world.balances.add(platform, charge.currency, charge.amount);
    const intent = world.intents.get(charge.paymentIntent);
    const [session] = world.sessions.page({ parent: charge.paymentIntent, limit: 1 }).items;
    if (intent === undefined || session === undefined)
      throw new Error(`charge ${charge.id} belongs to no checkout`);
    world.intents.put({ ...intent, ...end, status: intentStatus[status] });
    conclude(
      { ...session, paymentStatus: isPaid ? 'paid' : 'unpaid' },
      `checkout.session.async_payment_${status}`,
    );
  };
  const isOpen = (session: CheckoutSession): boolean =>
    session.status === 'open' && world.nowSeconds() < session.expiresAt;
  return {
    pay: (sessionId: string): PaymentOutcome => {
      const session = world.sessions.get(sessionId);
      if (session === undefined) return 'unknown';
      if (session.status === 'complete') return 'unchanged';
      if (!isOpen(session)) return 'not_open';
      if (world.faults.strike('card_declined') !== undefined) {
        // The page stays open for another try, and nobody is told: so it is at Stripe.
        world.sessions.put(attempt(session, declined));
        return 'declined';
      }
      const delay = world.faults.strike('delayed_settlement');
      const tried = attempt(
        { ...session, status: 'complete', paymentStatus: delay ? 'unpaid' : 'paid' },
        delay ? { status: 'pending', settles: world.settlement(delay) } : paid,
      );
      conclude(tried, 'checkout.session.completed');
      return 'done';
    },
    /** Unlike at Stripe the session then counts as expired: whoever opened it opens another one. */
    fail: (sessionId: string): PaymentOutcome => {
      const session = world.sessions.get(sessionId);
      if (session === undefined) return 'unknown';
      if (session.declined) return 'unchanged';
      if (!isOpen(session)) return 'not_open';
      conclude(
        attempt({ ...session, status: 'expired', declined: true }, declined),
        'checkout.session.async_payment_failed',
      );
      return 'done';
    },
    /** Brings payments that were on their way to the end they were given. */
    settleDue: (): void => {
      for (const charge of world.charges.due(world.nowSeconds())) settle(charge);
    },
  };
};
