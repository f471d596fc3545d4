import type { PaymentGateway } from '../../domain/ports/payments.ts';

const unneeded = () => {
  throw new Error('nothing here asks for this');
};

interface Movement {
  readonly reference: string;
  readonly amountMinor: number;
}

/** A payment service in memory: idempotent by the payments' ids, with a balance for each payee. */
export class FakeGateway {
  readonly transfers = new Map<string, Movement & { readonly accountId: string }>();
  readonly refunds = new Map<string, Movement>();
  readonly reversals = new Map<string, Movement & { readonly accountId: string }>();
  /** Payees that have given their bank details. */
  readonly onboarded = new Set<string>();
  /** What payees drew out of their accounts. */
  readonly drawn = new Map<string, number>();
  interrupt: (moment: 'before' | 'after') => void = () => undefined;

  balanceOf(accountId: string): number {
    const sum = (all: Iterable<Movement & { accountId: string }>) =>
      [...all].reduce((total, each) => total + (each.accountId === accountId ? each.amountMinor : 0), 0);
    return sum(this.transfers.values()) - sum(this.reversals.values()) - (this.drawn.get(accountId) ?? 0);
  }

  #once<T extends Movement>(movements: Map<string, T>, id: string, movement: T) {
    this.interrupt('before');
    const made = movements.get(id) ?? movement;
    if (made.amountMinor !== movement.amountMinor) throw new Error(`${id} is asked for with another amount`);
    movements.set(id, made);
    this.interrupt('after');
    return { status: 'succeeded' as const, reference: made.reference };
  }

  get port(): PaymentGateway {
    return {
      payeeAccount: async (accountId) => ({ accountId, payoutsEnabled: this.onboarded.has(accountId) }),
      payOut: async ({ paymentId, amountMinor, accountId }) =>
        this.#once(this.transfers, paymentId, { reference: `tr_${paymentId}`, amountMinor, accountId }),
      refund: async ({ paymentId, amountMinor }) =>
        this.#once(this.refunds, paymentId, { reference: `re_${paymentId}`, amountMinor }),
      reverse: async ({ paymentId, transferReference, amountMinor }) => {
        const transfer = [...this.transfers.values()].find(
          ({ reference }) => reference === transferReference,
        );
        if (transfer === undefined) throw new Error(`there is no transfer ${transferReference}`);
        const { accountId } = transfer;
        const isMade = this.reversals.has(paymentId);
        if (!isMade && this.balanceOf(accountId) < amountMinor)
          return { status: 'refused', reason: 'insufficient_funds' };
        return this.#once(this.reversals, paymentId, {
          reference: `trr_${paymentId}`,
          amountMinor,
          accountId,
        });
      },
      createCheckout: unneeded,
      expireCheckout: unneeded,
      openPayeeAccount: unneeded,
      onboardingUrl: unneeded,
      records: unneeded,
      readWebhook: unneeded,
    };
  }
}
