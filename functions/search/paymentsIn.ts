import type { Deal } from '../../domain/deal/deal.ts';

/** Whether `reference` is the payment service's name of any money that came into the deal, left it or was taken back. */
export function hasPayment({ funding, topUp, payments, reversals }: Deal, reference: string): boolean {
  const collections = [funding, topUp].flatMap((collection) =>
    collection === null ? [] : [collection.sessionId, collection.reference],
  );
  const moved = payments.flatMap((payment) => [payment.reference, payment.chargeReference]);
  const reversed = reversals.flatMap((reversal) => [reversal.reference, reversal.transferReference]);
  return [...collections, ...moved, ...reversed].includes(reference);
}
