import type Stripe from 'stripe';
import { TerminalError } from '../../domain/errors.ts';
import type { PaymentGateway, RecordKind, ServiceRecord } from '../../domain/ports/payments.ts';
import { fromStripeAmount } from './amounts.ts';
import { mapped } from './errors.ts';
import { idOf, ours } from './ids.ts';
import { fromUnix, toUnix } from './instant.ts';
import { refundResult } from './refund.ts';

type Recorded = Pick<Stripe.Charge, 'id' | 'amount' | 'currency' | 'created'> & {
  readonly metadata: Stripe.Metadata | null;
};

const recordOf = (
  kind: RecordKind,
  source: Recorded,
  status: ServiceRecord['status'],
  reference: string = source.id,
): ServiceRecord => {
  const ids = ours(source.metadata);
  return {
    kind,
    reference,
    paymentId: ids?.paymentId ?? null,
    dealId: ids?.dealId ?? null,
    amountMinor: fromStripeAmount(source.amount, source.currency),
    currency: source.currency.toUpperCase(),
    status,
    at: fromUnix(source.created),
  };
};

const chargeStatus = ({ id, status }: Stripe.Charge): ServiceRecord['status'] => {
  switch (status) {
    case 'succeeded':
      return 'succeeded';
    case 'pending':
      return 'pending';
    case 'failed':
      return 'failed';
    default:
      throw new TerminalError(`Stripe gives charge ${id} a status that is not known`);
  }
};

/** The deals know a charge by its payment intent, whose metadata Stripe copies to it. */
const ofCharge = (charge: Stripe.Charge): ServiceRecord =>
  recordOf(
    'charge',
    charge,
    chargeStatus(charge),
    charge.payment_intent ? idOf(charge.payment_intent) : charge.id,
  );

const ofRefund = (refund: Stripe.Refund): ServiceRecord => {
  const { status } = refundResult(refund);
  return recordOf('refund', refund, status === 'refused' ? 'failed' : status);
};

const ofTransfer = (transfer: Stripe.Transfer): ServiceRecord => recordOf('transfer', transfer, 'succeeded');

/**
 * Reversals are listed only transfer by transfer; all together they show in the platform's balance. One that we did not
 * order makes its transfer less.
 */
const ofReversal = ({ id, source }: Stripe.BalanceTransaction): ServiceRecord => {
  if (source === null || typeof source === 'string' || source.object !== 'transfer_reversal')
    throw new TerminalError(`Stripe shows ${id} as a reversal without its transfer reversal`);
  const { transfer } = source;
  if (ours(source.metadata) !== null || typeof transfer === 'string')
    return recordOf('reversal', source, 'succeeded');
  const byHand = recordOf('transfer', { ...source, metadata: transfer.metadata }, 'succeeded');
  return { ...byHand, amountMinor: -byHand.amountMinor };
};

interface ListParams {
  readonly created: { readonly gte: number; readonly lt: number };
  readonly limit: number;
  readonly starting_after?: string;
}

type Lister = (params: ListParams) => Promise<{
  readonly records: readonly ServiceRecord[];
  /** Of the last one listed, under which the next page starts. */
  readonly lastId: string | undefined;
  readonly hasMore: boolean;
}>;

const lister =
  <T extends { readonly id: string }>(
    list: (params: ListParams) => Promise<Stripe.ApiList<T>>,
    asRecord: (item: T) => ServiceRecord,
  ): Lister =>
  async (params) => {
    const { data, has_more: hasMore } = await mapped(() => list(params));
    return { records: data.map(asRecord), lastId: data.at(-1)?.id, hasMore };
  };

const listersOf = (stripe: Stripe): Record<RecordKind, Lister> => ({
  charge: lister((params) => stripe.charges.list(params), ofCharge),
  refund: lister((params) => stripe.refunds.list(params), ofRefund),
  transfer: lister((params) => stripe.transfers.list(params), ofTransfer),
  reversal: lister(
    (params) =>
      stripe.balanceTransactions.list({
        ...params,
        type: 'transfer_refund',
        expand: ['data.source.transfer'],
      }),
    ofReversal,
  ),
});

/** What Stripe lists, page by page; the cursor is the id of the last object seen, as Stripe pages. */
export const makeRecords = (stripe: Stripe): PaymentGateway['records'] => {
  const listers = listersOf(stripe);
  return async (kind, { since, until, cursor }) => {
    const { records, lastId, hasMore } = await listers[kind]({
      created: { gte: toUnix(since), lt: toUnix(until) },
      limit: 100,
      ...(cursor === undefined ? {} : { starting_after: cursor }),
    });
    return { items: records, nextCursor: hasMore && lastId !== undefined ? lastId : null };
  };
};
