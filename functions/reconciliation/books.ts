import type { BookItem } from '../../domain/ports/ledger.ts';
import type { Difference } from '../../domain/reconciliation/difference.ts';
import { between, side } from '../../domain/reconciliation/difference.ts';
import { PlaceTally } from '../../domain/reconciliation/place.ts';
import type { Counts, Progress } from '../../domain/reconciliation/progress.ts';
import { Totalling } from '../../domain/reconciliation/totals.ts';
import { confirmed } from './confirmed.ts';
import type { ReconciliationServices, Slice } from './services.ts';

type Services = Pick<ReconciliationServices, 'deals' | 'ledger'>;

/** Each is read as a whole within one slice. */
export const PARTS = 16;

/** An entry is written within seconds of its time: what is older than this before a run stands still. */
const SETTLED_MILLIS = 5 * 60_000;

/** So many faults of a part are kept; whoever finds more knows enough. */
const MOST_FAULTS = 1_000;

/** Reads the next part of the books: entries, and balances against the postings they are made of. */
export async function readBooks(services: Services, progress: Progress): Promise<Slice> {
  const { parts, startedAt } = progress;
  const totals = new Map(
    Object.entries(progress.totals).map(([currency, kept]) => [currency, new Totalling(kept)]),
  );
  const counts = { ...progress.counts };
  const settledBefore = Date.parse(startedAt) - SETTLED_MILLIS;
  const first = await readPart(services, parts, (item) => count(item, settledBefore, totals, counts));
  counts.accounts += first.accounts;
  const differences = await confirmed(first.faults, async () => (await readPart(services, parts)).faults);
  const spoiled = differences.filter(({ check }) => check === 'entry').flatMap(({ dealId }) => dealId ?? []);
  return {
    differences,
    progress: {
      ...progress,
      parts: parts + 1,
      stage: parts + 1 < PARTS ? 'books' : 'deals',
      totals: Object.fromEntries([...totals].map(([currency, totalling]) => [currency, totalling.result()])),
      explained: [...new Set([...progress.explained, ...differences.map(({ currency }) => currency)])],
      spoiled: [...new Set([...progress.spoiled, ...spoiled])],
      counts,
    },
  };
}

function count(
  item: BookItem,
  settledBefore: number,
  totals: Map<string, Totalling>,
  counts: { -readonly [K in keyof Counts]: Counts[K] },
): void {
  if (item.kind === 'balance') return;
  if (item.kind === 'entry') counts.entries += 1;
  else counts.lines += 1;
  const { currency, at } = item.kind === 'entry' ? item.entry : item.line;
  if (Date.parse(at) >= settledBefore) return;
  const totalling = totals.get(currency) ?? new Totalling();
  totals.set(currency, totalling);
  if (item.kind === 'entry') totalling.addEntry(item.entry);
  else totalling.addLine(item.line);
}

/** One reading of a part, place by place. */
async function readPart(
  { deals, ledger }: Services,
  part: number,
  each: (item: BookItem) => void = () => undefined,
): Promise<{ faults: Difference[]; accounts: number }> {
  const faults: Difference[] = [];
  let accounts = 0;
  let tally: PlaceTally | undefined;
  const finish = async () => {
    if (tally === undefined) return;
    accounts += tally.accounts;
    if (faults.length < MOST_FAULTS) faults.push(...tally.faults(), ...(await strayEscrow(deals, tally)));
  };
  for await (const page of ledger.books({ part, of: PARTS })) {
    for (const item of page) {
      each(item);
      if (tally?.place !== item.place) {
        await finish();
        tally = new PlaceTally(item.place);
      }
      tally.add(item);
    }
  }
  await finish();
  return { faults, accounts };
}

/** Money held for a deal that is not there. */
async function strayEscrow(deals: Services['deals'], tally: PlaceTally): Promise<Difference[]> {
  const strays: Difference[] = [];
  for (const { dealId, currency, amountMinor } of tally.held()) {
    if ((await deals.find(dealId)) !== null) continue;
    const about = { check: 'deal_escrow' as const, subject: dealId, dealId: null, currency };
    strays.push(between(about, side('books', amountMinor), null, 'there is no such deal'));
  }
  return strays;
}
