import type { DealEvent } from '../../domain/deal/event.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { wholeList } from '../../functions/runtime/wholeList.ts';

const LARGEST_PAGE = 100;

/** A deal's whole log, oldest first. */
export const allEvents = (deals: Pick<DealStore, 'events'>, dealId: string): Promise<DealEvent[]> =>
  wholeList((cursor) => deals.events(dealId, { limit: LARGEST_PAGE, cursor }));

/** What is posted about a deal, oldest first. */
export const allPosted = (ledger: Pick<Ledger, 'entriesOf'>, dealId: string): Promise<Entry[]> =>
  wholeList((cursor) => ledger.entriesOf(dealId, { limit: LARGEST_PAGE, cursor, phase: 'posted' }));
