import type { DealEvent } from '../../domain/deal/event.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { DealStore, Page } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';

const LARGEST_PAGE = 100;

/** A deal's whole log, oldest first. */
export const allEvents = (deals: Pick<DealStore, 'events'>, dealId: string): Promise<DealEvent[]> =>
  allOf((cursor) => deals.events(dealId, { limit: LARGEST_PAGE, cursor }));

/** What is posted about a deal, oldest first. */
export const allPosted = (ledger: Pick<Ledger, 'entriesOf'>, dealId: string): Promise<Entry[]> =>
  allOf((cursor) => ledger.entriesOf(dealId, { limit: LARGEST_PAGE, cursor, phase: 'posted' }));

async function allOf<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
