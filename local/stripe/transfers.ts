import * as z from 'zod/mini';
import { platform } from './balances.ts';
import { missing, refused } from './fault.ts';
import { listOnWire } from './list.ts';
import { createdParam, currency, listParams, metadata, positive } from './params.ts';
import type { makePayouts } from './payouts.ts';
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
  ...createdParam,
  transfer_group: z.optional(z.string()),
});

const cannotReceive =
  'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';

const isShort = ({ faults, balances }: World, money: { amount: number; currency: string }): boolean =>
  faults.strike('insufficient_balance', ({ on }) => on === 'transfer') !== undefined ||
  balances.of(platform, money.currency) < money.amount;

export const makeTransfers = (world: World, payouts: ReturnType<typeof makePayouts>) => ({
  create: (params: z.infer<typeof createTransferParams>) => {
    const payee = world.accounts.get(params.destination);
    if (payee === undefined) throw missing('destination', params.destination, 'destination');
    if (!payee.payoutsEnabled) throw refused(cannotReceive, 'insufficient_capabilities_for_transfer');
    if (isShort(world, params))
      throw refused('You have insufficient available funds in your Stripe account.', 'balance_insufficient');
    const transfer: Transfer = {
      id: newId('tr'),
      created: world.nowSeconds(),
      amount: params.amount,
      currency: params.currency,
      destination: params.destination,
      transferGroup: params.transfer_group ?? null,
      metadata: params.metadata,
      reversed: 0,
    };
    world.balances.add(platform, transfer.currency, -transfer.amount);
    world.balances.add(payee.id, transfer.currency, transfer.amount);
    world.transfers.put(transfer);
    payouts.followTransfer(transfer);
    return transferOnWire(transfer);
  },
  list: (params: z.infer<typeof listTransfersParams>) =>
    listOnWire('/v1/transfers', world.transfers, params, transferOnWire, params.transfer_group),
});
