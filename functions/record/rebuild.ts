import { type RecordingServices, recordDeal } from './recordDeal.ts';

export interface Rebuilt {
  readonly deals: number;
  /** Records in which something was missing or counted otherwise. */
  readonly changed: number;
  /** Where to go on; `null` once every closed deal was counted. */
  readonly cursor: string | null;
}

/**
 * Every closed deal is read and counted again, as long as there is time. Deals may close meanwhile: one is counted once,
 * whoever comes first. To begin from nothing, delete the items `RECORD#…` before.
 */
export async function rebuildRecords(
  services: RecordingServices,
  from: string | null,
  mayGoOn: () => boolean,
): Promise<Rebuilt> {
  let rebuilt: Rebuilt = { deals: 0, changed: 0, cursor: from };
  do {
    const page = await services.deals.list({
      ...{ viewer: { role: 'operator' }, status: 'closed', limit: 100 },
      cursor: rebuilt.cursor ?? undefined,
    });
    let { changed } = rebuilt;
    for (const { id } of page.items) changed += (await recordDeal(services, id)).changed;
    rebuilt = { deals: rebuilt.deals + page.items.length, changed, cursor: page.nextCursor };
  } while (rebuilt.cursor !== null && mayGoOn());
  return rebuilt;
}
