import type { Page } from '../../api/page.ts';

interface Listed {
  readonly id: string;
  readonly version: number;
}

/**
 * The pages of a list, newest first, after its first page was read again: what changed is replaced where it stands,
 * what is new comes first. Deals never move, so nothing else has to be read.
 * @returns the same pages where nothing changed
 */
export function mergeHead<T extends Listed>(
  pages: readonly Page<T>[],
  head: readonly T[],
): readonly Page<T>[] {
  const fresh = new Map(head.map((deal) => [deal.id, deal]));
  const known = new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const isNewer = (deal: T) => (fresh.get(deal.id)?.version ?? deal.version) > deal.version;
  const newcomers = head.filter(({ id }) => !known.has(id));
  if (newcomers.length === 0 && !pages.some(({ items }) => items.some(isNewer))) return pages;
  return pages.map(({ items, nextCursor }, index) => {
    const current = items.map((deal) => (isNewer(deal) ? (fresh.get(deal.id) ?? deal) : deal));
    return { items: index === 0 ? [...newcomers, ...current] : current, nextCursor };
  });
}
