/** One message to one party because of one event: the proof that somebody was told. */
export interface NoticeRecord {
  readonly dealId: string;
  /** The event it tells of. */
  readonly seq: number;
  readonly partyId: string;
  readonly role: 'brand' | 'provider' | 'creator' | 'operator';
  /** The opening of the gate it announces, if it announces one. */
  readonly opening: string | null;
  readonly status: 'delivered' | 'bounced';
  readonly at: string;
}

export interface NoticeStore {
  find(dealId: string, seq: number, partyId: string): Promise<NoticeRecord | null>;
  put(record: NoticeRecord): Promise<void>;
  /** Every notice of a deal, in the order of its events. */
  ofDeal(dealId: string): Promise<NoticeRecord[]>;
}
