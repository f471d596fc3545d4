import type { PartyRecord } from '../record/record.ts';
import type { Contribution } from '../record/tallyOf.ts';

/** How parties kept their word, deal by deal and added up. */
export interface RecordStore {
  /**
   * Counts what a closed deal says of one party. Counting it again changes nothing; where it says something else than
   * was counted (the rules changed), the difference is counted. @throws RetryableError while others count the same
   */
  count(dealId: string, contribution: Contribution): Promise<'counted' | 'known'>;
  /** All zeros for a party nothing is known of. @param now epoch ms */
  find(partyId: string, now: number): Promise<PartyRecord>;
}
