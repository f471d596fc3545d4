import * as z from 'zod/mini';
import { platform } from './balances.ts';
import { badParameter, missing, refused } from './fault.ts';
import { listOnWire } from './list.ts';
import { createdParam, listParams, metadata, positive } from './params.ts';
import type { Reversal, Transfer } from './records.ts';
import { reversalIdOf, reversalOnWire, transactionOnWire, transferOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

export const createReversalParams = z.strictObject({
  amount: z.optional(positive),
  metadata: z._default(metadata, {}),
});

export const listReversalsParams = z.strictObject(listParams);

/** Of all there is in the platform's balance, only reversals are ever asked for. */
export const listTransactionsParams = z.strictObject({
  ...listParams,
  ...createdParam,
  type: z.literal('transfer_refund'),
  expand: z.optional(z.array(z.enum(['data.source', 'data.source.transfer']))),
});

const amountOf = ({ id, amount, reversed }: Transfer, wanted: number | undefined): number => {
  const left = amount - reversed;
  if (left === 0) throw refused(`The transfer ${id} is already fully reversed.`);
  if (wanted !== undefined && wanted > left)
    throw badParameter('amount', `Reversal amount (${wanted}) is greater than unreversed amount (${left})`);
  return wanted ?? left;
};

export const makeReversals = (world: World) => {
  const find = (transferId: string): Transfer => {
    const transfer = world.transfers.get(transferId);
    if (transfer === undefined) throw missing('transfer', transferId);
    return transfer;
  };
  const isShort = ({ destination, currency }: Transfer, amount: number): boolean =>
    world.faults.strike('insufficient_balance', ({ on }) => on === 'reversal') !== undefined ||
    world.balances.of(destination, currency) < amount;
  return {
    create: (params: z.infer<typeof createReversalParams>, transferId: string) => {
      const transfer = find(transferId);
      const amount = amountOf(transfer, params.amount);
      if (isShort(transfer, amount))
        throw refused('Insufficient funds in the destination account.', 'balance_insufficient');
      const { currency, destination } = transfer;
      const common = { created: world.nowSeconds(), metadata: params.metadata };
      const reversal: Reversal = { ...common, id: newId('trr'), amount, currency, transfer: transferId };
      world.balances.add(destination, currency, -amount);
      world.balances.add(platform, currency, amount);
      world.reversals.put(reversal);
      const reversed: Transfer = { ...transfer, reversed: transfer.reversed + amount };
      world.transfers.put(reversed);
      world.emit('transfer.reversed', transferOnWire(reversed));
      return reversalOnWire(reversal);
    },
    list: (params: z.infer<typeof listReversalsParams>, transferId: string) =>
      listOnWire(
        `/v1/transfers/${find(transferId).id}/reversals`,
        world.reversals,
        params,
        reversalOnWire,
        transferId,
      ),
    transactions: (params: z.infer<typeof listTransactionsParams>) => {
      const { starting_after: after, expand = [], ...rest } = params;
      return listOnWire(
        '/v1/balance_transactions',
        world.reversals,
        { ...rest, ...(after === undefined ? {} : { starting_after: reversalIdOf(after) }) },
        (reversal) => {
          const transfer = expand.includes('data.source.transfer') ? find(reversal.transfer) : null;
          return transactionOnWire(reversal, expand.length > 0, transfer);
        },
      );
    },
  };
};
