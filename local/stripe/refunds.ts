import * as z from 'zod/mini';
import { platform } from './balances.ts';
import { badParameter, missing, refused } from './fault.ts';
import { listOnWire } from './list.ts';
import { createdParam, listParams, metadata, positive } from './params.ts';
import type { Charge, PaymentIntent, Refund } from './records.ts';
import { refundOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

export const createRefundParams = z.strictObject({
  payment_intent: z.string(),
  amount: z.optional(positive),
  metadata: z._default(metadata, {}),
});

export const listRefundsParams = z.strictObject({
  ...listParams,
  ...createdParam,
  payment_intent: z.optional(z.string()),
});

const chargeOf = (world: World, intent: PaymentIntent): Charge => {
  const charge = intent.charge === null ? undefined : world.charges.get(intent.charge);
  if (charge?.status !== 'succeeded')
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  return charge;
};

const refundableAmount = (world: World, charge: Charge, wanted: number | undefined): number => {
  const left = charge.amount - charge.refunded;
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  const amount = wanted ?? left;
  if (amount > left)
    throw badParameter(
      'amount',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
    );
  const isShort =
    world.faults.strike('insufficient_balance', ({ on }) => on === 'refund') !== undefined ||
    world.balances.of(platform, charge.currency) < amount;
  if (isShort) throw refused('You have insufficient funds in your Stripe balance.', 'balance_insufficient');
  return amount;
};

/** How a refund goes: at once, later, or at once and then, days after, not at all. */
const courseOf = ({ faults, settlement }: World): Pick<Refund, 'status' | 'settles'> => {
  const delayed = faults.strike('delayed_refund');
  if (delayed !== undefined) return { status: 'pending', settles: settlement(delayed) };
  const doomed = faults.strike('refund_fails_later');
  if (doomed === undefined) return { status: 'succeeded', settles: null };
  return { status: 'succeeded', settles: settlement({ ...doomed, outcome: 'failed' }) };
};

export const makeRefunds = (world: World) => ({
  create: (params: z.infer<typeof createRefundParams>) => {
    const intent = world.intents.get(params.payment_intent);
    if (intent === undefined) throw missing('payment_intent', params.payment_intent, 'payment_intent');
    const charge = chargeOf(world, intent);
    const amount = refundableAmount(world, charge, params.amount);
    const refund: Refund = {
      id: newId('re'),
      created: world.nowSeconds(),
      amount,
      currency: intent.currency,
      paymentIntent: intent.id,
      charge: charge.id,
      metadata: params.metadata,
      failureReason: null,
      ...courseOf(world),
    };
    world.balances.add(platform, refund.currency, -amount);
    world.charges.put({ ...charge, refunded: charge.refunded + amount });
    world.refunds.put(refund);
    const onWire = refundOnWire(refund);
    world.emit('refund.updated', onWire);
    return onWire;
  },
  list: (params: z.infer<typeof listRefundsParams>) =>
    listOnWire('/v1/refunds', world.refunds, params, refundOnWire, params.payment_intent),
  /** Brings refunds that were on their way to the end they were given; what failed is in the balance again. */
  settleDue: (): void => {
    for (const refund of world.refunds.due(world.nowSeconds())) {
      if (refund.settles?.outcome === 'succeeded') {
        const done: Refund = { ...refund, status: 'succeeded', settles: null };
        world.refunds.put(done);
        world.emit('refund.updated', refundOnWire(done));
        continue;
      }
      const failed: Refund = {
        ...refund,
        status: 'failed',
        failureReason: 'expired_or_canceled_card',
        settles: null,
      };
      world.refunds.put(failed);
      world.balances.add(platform, refund.currency, refund.amount);
      const charge = refund.charge === null ? undefined : world.charges.get(refund.charge);
      if (charge !== undefined) world.charges.put({ ...charge, refunded: charge.refunded - refund.amount });
      world.emit('refund.failed', refundOnWire(failed));
    }
  },
});
