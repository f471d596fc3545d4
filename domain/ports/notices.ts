/** Which notice is meant: of an event (its `seq`), or of a reminder (the instant at which it fell due). */
export interface NoticeRef {
  readonly dealId: string;
  readonly about: number | string;
  readonly partyId: string;
}

/** One message to one party because of one event or reminder: the proof that somebody was told. */
export interface NoticeRecord {
  readonly dealId: string;
  /** The event it tells of; of a reminder, the last one before it. */
  readonly seq: number;
  /** When a reminder fell due; absent for what tells of an event. */
  readonly due?: string | undefined;
  readonly partyId: string;
  readonly role: 'brand' | 'provider' | 'creator' | 'operator';
  /** The opening of the gate it announces, if it announces one. */
  readonly opening: string | null;
  /** The last word before silence pays somebody. */
  readonly isFinal?: boolean | undefined;
  /** A mail unless it says otherwise. */
  readonly channel?: 'sms' | undefined;
  /** `bounced`: refused when it was sent, or sent back later. */
  readonly status: 'delivered' | 'bounced';
  readonly at: string;
  /** When it came back, if it did later. */
  readonly bouncedAt?: string | undefined;
}

export interface NoticeStore {
  find(ref: NoticeRef, channel?: 'sms'): Promise<NoticeRecord | null>;
  put(record: NoticeRecord): Promise<void>;
  /** A mail that had been delivered came back. `false` if there is no such notice. */
  bounce(ref: NoticeRef, at: string): Promise<boolean>;
  /** Every notice of a deal: what tells of events in their order, then reminders in theirs. */
  ofDeal(dealId: string): Promise<NoticeRecord[]>;
}
