import type { Collection } from './collection.ts';

interface ListParams {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly created?: { readonly gte?: number | undefined; readonly lt?: number | undefined } | undefined;
}

/** A page of Stripe's kind: newest first, `has_more`, the next one starts after the last id. */
export const listOnWire = <T>(
  url: string,
  collection: Collection<T>,
  params: ListParams,
  onWire: (record: T) => object,
  parent?: string,
) => {
  const { limit, starting_after: startingAfter, created } = params;
  const { items, hasMore } = collection.page({ parent, limit, startingAfter, created });
  return { object: 'list', url, has_more: hasMore, data: items.map(onWire) };
};
