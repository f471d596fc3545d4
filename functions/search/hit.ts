/** What was found, always as part of a deal. */
export interface Hit {
  readonly kind: 'deal' | 'creator' | 'order' | 'payment' | 'evidence' | 'dispute';
  /** Of what was found; of a creator its party's, of an order the one it was reported under. */
  readonly id: string;
  readonly dealId: string;
}
