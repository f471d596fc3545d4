import type { Deal } from '../../domain/deal/deal.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import { dealFaults, mayHaveMoney } from '../../domain/reconciliation/dealFaults.ts';
import type { Difference } from '../../domain/reconciliation/difference.ts';
import type { Progress } from '../../domain/reconciliation/progress.ts';
import { wholeList } from '../runtime/wholeList.ts';
import { confirmed } from './confirmed.ts';
import type { ReconciliationServices, Slice } from './services.ts';

type Services = Pick<ReconciliationServices, 'deals' | 'ledger'>;

const PAGE = 100;
/** How many deals are looked at side by side. */
const AT_ONCE = 10;

/** Looks at the next page of deals: their own numbers against their entries. */
export async function readDeals(services: Services, progress: Progress): Promise<Slice> {
  const { dealsCursor, counts, firstAt } = progress;
  const page = await services.deals.list({
    viewer: { role: 'operator' },
    limit: PAGE,
    ...(dealsCursor === null ? {} : { cursor: dealsCursor }),
  });
  const spoiled = new Set(progress.spoiled);
  const concerned = page.items.filter((deal) => mayHaveMoney(deal) && !spoiled.has(deal.id));
  const differences: Difference[] = [];
  for (let start = 0; start < concerned.length; start += AT_ONCE) {
    const found = await Promise.all(
      concerned.slice(start, start + AT_ONCE).map((deal) => lookAtDeal(services, deal)),
    );
    differences.push(...found.flat());
  }
  // ISO 8601 in UTC sorts as text.
  const oldest = page.items.map(({ createdAt }) => createdAt).sort()[0] ?? null;
  return {
    differences,
    progress: {
      ...progress,
      stage: page.nextCursor === null ? 'service' : 'deals',
      dealsCursor: page.nextCursor,
      firstAt: firstAt !== null && (oldest === null || firstAt < oldest) ? firstAt : oldest,
      counts: { ...counts, deals: counts.deals + page.items.length },
    },
  };
}

async function lookAtDeal({ deals, ledger }: Services, deal: Deal): Promise<readonly Difference[]> {
  const first = dealFaults(deal, await entriesOf(ledger, deal.id));
  return confirmed(first, async () => {
    const now = await deals.find(deal.id);
    return now === null ? [] : dealFaults(now, await entriesOf(ledger, deal.id));
  });
}

/** All entries of a deal. */
export const entriesOf = (ledger: Ledger, dealId: string): Promise<Entry[]> =>
  wholeList((cursor) => ledger.entriesOf(dealId, { limit: PAGE, cursor }));
