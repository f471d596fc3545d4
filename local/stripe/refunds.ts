import * as z from 'zod/mini';
import { badParameter, missing, refused } from './fault.ts';
import { listParams, metadata, positive } from './params.ts';
import type { PaymentIntent, Refund } from './records.ts';
import { refundOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

export const createRefundParams = z.strictObject({
  payment_intent: z.string(),
  amount: z.optional(positive),
  metadata: z._default(metadata, {}),
});

export const listRefundsParams = z.strictObject({
  ...listParams,
  payment_intent: z.optional(z.string()),
});

const refundableAmount = (world: World, intent: PaymentIntent, wanted: number | undefined): number => {
  if (intent.status !== 'succeeded')
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  const left = intent.amount - intent.refunded;
  if (left === 0)
    throw refused(`Charge ${intent.charge} has already been refunded.`, 'charge_already_refunded');
  const amount = wanted ?? left;
  if (amount > left)
    throw badParameter(
      'amount',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
    );
  if (world.balances.of(intent.currency) < amount)
    throw refused('You have insufficient funds in your Stripe balance.', 'balance_insufficient');
  return amount;
};

export const makeRefunds = (world: World) => ({
  create: (params: z.infer<typeof createRefundParams>) => {
    const intent = world.intents.get(params.payment_intent);
    if (intent === undefined) throw missing('payment_intent', params.payment_intent, 'payment_intent');
    const amount = refundableAmount(world, intent, params.amount);
    const refund: Refund = {
      id: newId('re'),
      created: world.nowSeconds(),
      amount,
      currency: intent.currency,
      paymentIntent: intent.id,
      charge: intent.charge,
      metadata: params.metadata,
    };
    world.balances.add(intent.currency, -amount);
    world.intents.put({ ...intent, refunded: intent.refunded + amount });
    world.refunds.put(refund);
    const onWire = refundOnWire(refund);
    world.emit('refund.updated', onWire);
    return onWire;
  },
  list: (params: z.infer<typeof listRefundsParams>) => {
    const { items, hasMore } = world.refunds.page({
      parent: params.payment_intent,
      limit: params.limit,
      startingAfter: params.starting_after,
    });
    return { object: 'list', url: '/v1/refunds', has_more: hasMore, data: items.map(refundOnWire) };
  },
});
