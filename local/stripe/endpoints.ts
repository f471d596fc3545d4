import * as z from 'zod/mini';
import { createAccountParams, createLinkParams, makeAccounts } from './accounts.ts';
import { createSessionParams, makeCheckouts } from './checkouts.ts';
import { missing } from './fault.ts';
import { listOnWire } from './list.ts';
import { createdParam, listParams, parseParams } from './params.ts';
import { makePayouts } from './payouts.ts';
import { createRefundParams, listRefundsParams, makeRefunds } from './refunds.ts';
import {
  createReversalParams,
  listReversalsParams,
  listTransactionsParams,
  makeReversals,
} from './reversals.ts';
import { createTransferParams, listTransfersParams, makeTransfers } from './transfers.ts';
import { chargeOnWire, intentOnWire } from './wire.ts';
import type { World } from './world.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: URLPattern;
  /** @throws StripeFault */
  run(params: unknown, id: string): object;
}

const endpoint = <P>(
  method: Endpoint['method'],
  pathname: string,
  schema: z.ZodMiniType<P>,
  run: (params: P, id: string) => object,
): Endpoint => ({
  method,
  path: new URLPattern({ pathname }),
  run: (raw, id) => run(parseParams(schema, raw), id),
});

const none = z.strictObject({});
const retrieveIntentParams = z.strictObject({ expand: z.optional(z.array(z.literal('latest_charge'))) });
const listChargesParams = z.strictObject({ ...listParams, ...createdParam });

/** The part of Stripe's API that the adapter uses. */
export const makeEndpoints = (world: World): readonly Endpoint[] => {
  const checkouts = makeCheckouts(world);
  const transfers = makeTransfers(world, makePayouts(world));
  const reversals = makeReversals(world);
  const refunds = makeRefunds(world);
  const accounts = makeAccounts(world);
  const intent = ({ expand = [] }: z.infer<typeof retrieveIntentParams>, id: string) => {
    const found = world.intents.get(id);
    if (found === undefined) throw missing('payment_intent', id, 'intent');
    const charge = found.charge === null ? undefined : world.charges.get(found.charge);
    const isExpanded = charge !== undefined && expand.includes('latest_charge');
    return intentOnWire(found, isExpanded ? chargeOnWire(charge) : found.charge);
  };
  return [
    endpoint('POST', '/v1/checkout/sessions', createSessionParams, checkouts.create),
    endpoint('GET', '/v1/checkout/sessions/:id', none, (_, id) => checkouts.retrieve(id)),
    endpoint('POST', '/v1/checkout/sessions/:id/expire', none, (_, id) => checkouts.expire(id)),
    endpoint('GET', '/v1/payment_intents/:id', retrieveIntentParams, intent),
    endpoint('GET', '/v1/charges', listChargesParams, (params) =>
      listOnWire('/v1/charges', world.charges, params, chargeOnWire),
    ),
    endpoint('POST', '/v1/transfers', createTransferParams, transfers.create),
    endpoint('GET', '/v1/transfers', listTransfersParams, transfers.list),
    endpoint('POST', '/v1/transfers/:id/reversals', createReversalParams, reversals.create),
    endpoint('GET', '/v1/transfers/:id/reversals', listReversalsParams, reversals.list),
    endpoint('GET', '/v1/balance_transactions', listTransactionsParams, reversals.transactions),
    endpoint('POST', '/v1/refunds', createRefundParams, refunds.create),
    endpoint('GET', '/v1/refunds', listRefundsParams, refunds.list),
    endpoint('POST', '/v1/accounts', createAccountParams, accounts.create),
    endpoint('GET', '/v1/accounts/:id', none, (_, id) => accounts.retrieve(id)),
    endpoint('POST', '/v1/account_links', createLinkParams, accounts.createLink),
  ];
};
