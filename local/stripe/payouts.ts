import type { Payout, Transfer } from './records.ts';
import { accountOnWire, payoutOnWire } from './wire.ts';
import { newId, type World } from './world.ts';

/**
 * What payees' accounts pay out to their banks. The sandbox leaves the money in the account, from where it can be
 * taken back, unless it was told to pay it out.
 */
export const makePayouts = (world: World) => {
  const fail = (payout: Payout): void => {
    world.balances.add(payout.account, payout.currency, payout.amount);
    world.emit('payout.failed', payoutOnWire(payout), payout.account);
    const account = world.accounts.get(payout.account);
    if (account === undefined) return;
    // Stripe pays nothing more to a bank account that failed, until its owner gives another one.
    const disabled = { ...account, payoutsEnabled: false };
    world.accounts.put(disabled);
    world.emit('account.updated', accountOnWire(disabled), account.id);
  };
  return {
    followTransfer: ({ destination, amount, currency }: Transfer): void => {
      const told = world.faults.strike('bank_payout');
      if (told === undefined) return;
      world.balances.add(destination, currency, -amount);
      world.payouts.put({
        id: newId('po'),
        created: world.nowSeconds(),
        amount,
        currency,
        metadata: {},
        account: destination,
        status: 'in_transit',
        settles: world.settlement(told),
      });
    },
    settleDue: (): void => {
      for (const payout of world.payouts.due(world.nowSeconds())) {
        const isPaid = payout.settles?.outcome === 'succeeded';
        const settled: Payout = { ...payout, status: isPaid ? 'paid' : 'failed', settles: null };
        world.payouts.put(settled);
        if (isPaid) world.emit('payout.paid', payoutOnWire(settled), settled.account);
        else fail(settled);
      }
    },
  };
};
