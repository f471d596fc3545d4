import type { Deal } from '../../domain/deal/deal.ts';
import { rolesWhoseTurn } from '../../domain/notices/inTurn.ts';
import type { DealFilter, DealStore, Page } from '../../domain/ports/deals.ts';
import { fromCursor, type ListName, toCursor } from './cursor.ts';
import { dealItemSchema } from './dealItems.ts';
import { dealKey } from './keys.ts';
import { type Listed, partitionsFor, passes, readBefore } from './lists.ts';
import { getItems, type Table } from './table.ts';

/** How much of its index one call looks through, before it hands out a cursor to look on from. */
export interface SearchBounds {
  readonly mostReads: number;
  readonly readSize: number;
}
const BOUNDS: SearchBounds = { mostReads: 10, readSize: 1_000 };
/** Whose turn it is no index says, so that answering a gate writes none: the deals themselves are read, fewer at a time. */
const MOST_OPENED = 100;

/** Deals newest first. The page holds what the deals are now; the index may lag a moment behind. */
export function makeList(table: Table, bounds: SearchBounds = BOUNDS): DealStore['list'] {
  return async (filter) => {
    const list = nameOf(filter);
    const { found, lookedUntil } = await search(table, filter, list, bounds);
    const shown = found.slice(0, filter.limit);
    const items = await fetchInOrder(table, shown);
    const continuesAt = found.length > filter.limit ? shown.at(-1)?.dealId : lookedUntil;
    const page: Page<Deal> = {
      items: items.filter((deal) => passes({ ...deal, dealId: deal.id }, filter) && isAwaited(deal, filter)),
      nextCursor: continuesAt === undefined ? null : toCursor(list, continuesAt),
    };
    return page;
  };
}

/** One deal more than a page holds, if there is one; `lookedUntil` is where the search was given up before its end. */
async function search(
  table: Table,
  filter: DealFilter,
  list: ListName,
  { mostReads, readSize }: SearchBounds,
): Promise<{ found: Listed[]; lookedUntil: string | undefined }> {
  const partitions = partitionsFor(filter);
  const wanted = filter.limit + 1;
  const size = filter.awaits === undefined ? readSize : Math.min(readSize, MOST_OPENED);
  const most = isNarrowed(filter) ? Math.max(wanted, Math.ceil(size / partitions.length)) : wanted;
  const found: Listed[] = [];
  let before = filter.cursor === undefined ? null : fromCursor(list, filter.cursor);
  for (let reads = 0; reads < mostReads && found.length < wanted; reads += 1) {
    const { listed, hasMore } = await readBefore(table, partitions, before, most);
    const fitting = listed.filter((deal) => passes(deal, filter));
    found.push(...(await withTurn(table, fitting, filter)));
    if (!hasMore) return { found, lookedUntil: undefined };
    before = listed.at(-1)?.dealId ?? before;
  }
  return { found, lookedUntil: before ?? undefined };
}

/** Those where it is the sought role's turn: the deals decide, the index does not know. */
async function withTurn(table: Table, listed: Listed[], filter: DealFilter): Promise<Listed[]> {
  if (filter.awaits === undefined) return listed;
  const open = listed.filter(({ status }) => status !== 'closed');
  const deals = await fetchInOrder(table, open);
  const sought = new Set(deals.filter((deal) => isAwaited(deal, filter)).map(({ id }) => id));
  return open.filter(({ dealId }) => sought.has(dealId));
}

const isAwaited = (deal: Deal, { awaits }: DealFilter): boolean =>
  awaits === undefined || rolesWhoseTurn(deal).includes(awaits);

/** Whether deals may have to be passed over. */
function isNarrowed({ viewer, status, outcome, reference, q, awaits }: DealFilter): boolean {
  const statusNarrows = status !== undefined && viewer.role !== 'operator';
  return (
    statusNarrows ||
    awaits !== undefined ||
    outcome !== undefined ||
    reference !== undefined ||
    q !== undefined
  );
}

async function fetchInOrder(table: Table, listed: readonly Listed[]): Promise<Deal[]> {
  const stored = await getItems(
    table,
    listed.map(({ dealId }) => dealKey(dealId)),
    dealItemSchema,
  );
  const byId = new Map(stored.map(({ deal }) => [deal.id, deal]));
  return listed.flatMap(({ dealId }) => byId.get(dealId) ?? []);
}

/** Everything that decides which deals the list shows, but not how many on a page. */
function nameOf({ viewer, status, outcome, reference, q, awaits }: DealFilter): ListName {
  const narrowed = { status, outcome, reference, q, awaits };
  const given = Object.entries(narrowed).filter(([, value]) => value !== undefined);
  return { of: 'deals', viewer: { ...viewer }, ...Object.fromEntries(given) };
}
