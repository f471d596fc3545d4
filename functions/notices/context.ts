import type { Deal } from '../../domain/deal/deal.ts';
import type { Party } from '../../domain/parties.ts';
import type { Check } from '../../domain/verification/check.ts';

/** All that a notice is written from. */
export interface NoticeContext {
  /** As it was when the notice was planned. */
  readonly deal: Deal;
  /** Who reads it; for the operations staff, whatever name and language they go by. */
  readonly party: Pick<Party, 'name' | 'locale' | 'timeZone'>;
  readonly brandName: string;
  readonly creatorName: string;
  readonly providerName: string | null;
  /** Where the plan's link leads, absolute; `null` leaves it out. */
  readonly link: string | null;
  /** What the other side wrote with the last answer; see `noteIn`. */
  readonly note?: string | null;
  /** How the checks of the work came out, if they were made. */
  readonly checks?: readonly Check[];
  /** What was seen when work that has to stay online was looked at last. */
  readonly rechecked?: readonly Check[];
  /** Epoch ms. */
  readonly now: number;
}
