import { type RecordingServices, recordDeal } from './recordDeal.ts';

export interface Rebuilt {
  readonly deals: number;
  /** Records in which something was missing or is counted otherwise by now. */
  readonly changed: number;
}

/**
 * Every closed deal is read and counted again. Deals may close meanwhile: one is counted once whoever comes first. To
 * begin from nothing, the items `RECORD#…` are deleted first.
 */
export async function rebuildRecords(services: RecordingServices): Promise<Rebuilt> {
  let deals = 0;
  let changed = 0;
  let cursor: string | undefined;
  do {
    const page = await services.deals.list({
      viewer: { role: 'operator' },
      status: 'closed',
      limit: 100,
      cursor,
    });
    for (const { id } of page.items) {
      deals += 1;
      changed += await recordDeal(services, id);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { deals, changed };
}
