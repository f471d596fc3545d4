import type { DealView } from '../../functions/api/dealView.ts';

/** What the payment service holds for a deal: funded, and neither released nor refunded. Minor units. */
export function heldMinor({ money }: Pick<DealView, 'money'>): number {
  return money.funded - money.released - money.refunded;
}
