import type { Page } from '../../api/page.ts';

interface Listed {
  readonly id: string;
  readonly version: number;
}

/**
 * The pages of a list, newest first, after its first page was read again: what changed is replaced where it stands, what
 * is new comes first, and what does not fit the filters any more is gone, as far down as that page reaches. Ids are in
 * the order in which deals began.
 * @returns the same pages where nothing changed
 */
export function mergeHead<T extends Listed>(pages: readonly Page<T>[], head: Page<T>): readonly Page<T>[] {
  const fresh = new Map(head.items.map((deal) => [deal.id, deal]));
  const known = new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const end = head.nextCursor === null ? '' : head.items.at(-1)?.id;
  const isGone = ({ id }: T) => end !== undefined && id >= end && !fresh.has(id);
  const isNewer = (deal: T) => (fresh.get(deal.id)?.version ?? deal.version) > deal.version;
  const newcomers = head.items.filter(({ id }) => !known.has(id));
  const isSame = !pages.some(({ items }) => items.some((deal) => isGone(deal) || isNewer(deal)));
  if (newcomers.length === 0 && isSame) return pages;
  return pages.map(({ items, nextCursor }, index) => {
    const current = items
      .filter((deal) => !isGone(deal))
      .map((deal) => (isNewer(deal) ? (fresh.get(deal.id) ?? deal) : deal));
    return { items: index === 0 ? newestFirst([...newcomers, ...current]) : current, nextCursor };
  });
}

const newestFirst = <T extends Listed>(deals: readonly T[]): T[] =>
  deals.toSorted((one, other) => (one.id < other.id ? 1 : -1));
