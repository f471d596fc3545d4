import * as z from 'zod/mini';
import { missing, refused } from './fault.ts';
import { currency, listParams, metadata, positive } from './params.ts';
import type { Transfer } from './records.ts';
import { transferOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

export const createTransferParams = z.strictObject({
  amount: positive,
  currency,
  destination: z.string(),
  transfer_group: z.optional(z.string()),
  metadata: z._default(metadata, {}),
});

export const listTransfersParams = z.strictObject({
  ...listParams,
  transfer_group: z.optional(z.string()),
});

const cannotReceive =
  'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';

export const makeTransfers = (world: World) => ({
  create: (params: z.infer<typeof createTransferParams>) => {
    const payee = world.accounts.get(params.destination);
    if (payee === undefined) throw missing('destination', params.destination, 'destination');
    if (!payee.payoutsEnabled) throw refused(cannotReceive, 'insufficient_capabilities_for_transfer');
    if (world.balances.of(params.currency) < params.amount)
      throw refused('You have insufficient available funds in your Stripe account.', 'balance_insufficient');
    const transfer: Transfer = {
      id: newId('tr'),
      created: world.nowSeconds(),
      amount: params.amount,
      currency: params.currency,
      destination: params.destination,
      transferGroup: params.transfer_group ?? null,
      metadata: params.metadata,
    };
    world.balances.add(transfer.currency, -transfer.amount);
    world.transfers.put(transfer);
    return transferOnWire(transfer);
  },
  list: (params: z.infer<typeof listTransfersParams>) => {
    const { items, hasMore } = world.transfers.page({
      parent: params.transfer_group,
      limit: params.limit,
      startingAfter: params.starting_after,
    });
    return { object: 'list', url: '/v1/transfers', has_more: hasMore, data: items.map(transferOnWire) };
  },
});
