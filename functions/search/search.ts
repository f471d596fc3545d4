import { mayRead } from '../../domain/evidence/evidence.ts';
import type { Party } from '../../domain/parties.ts';
import type { DealStore, Viewer } from '../../domain/ports/deals.ts';
import type { DisputeStore } from '../../domain/ports/disputes.ts';
import type { ListedDeal, SearchStore } from '../../domain/ports/search.ts';
import type { Hit } from './hit.ts';
import { dealIdIn, disputeIdIn, evidenceIdIn, isPaymentReference } from './idsIn.ts';
import { hasPayment } from './paymentsIn.ts';

export interface SearchServices {
  readonly deals: DealStore;
  readonly disputes: DisputeStore;
  readonly search: SearchStore;
}

/** Among so many of the newest deals everything is looked for that no index knows. */
const MOST_DEALS = 2_000;
/** As many of each kind. */
const MOST_HITS = 10;
const SHORTEST_NAME = 2;

/** Deals in these never had money, and no sales. */
const BEFORE_MONEY: ReadonlySet<ListedDeal['status']> = new Set(['invited', 'negotiating']);

/**
 * Everything that `text` may mean: ids by their places, orders, evidence and payments in the newest deals, creators of
 * those by name, handle and mail, references and ids in part as far as the list looks. Reads are bounded whatever is
 * asked. Whoever asks finds nothing of deals that are not its own, but for ids, which the caller has to check.
 * `isComplete` is false where older deals were not looked through.
 */
export async function searchEverything(
  services: SearchServices,
  viewer: Viewer,
  text: string,
): Promise<{ readonly hits: readonly Hit[]; readonly isComplete: boolean }> {
  const dealId = dealIdIn(text);
  if (dealId !== null) return { hits: [{ kind: 'deal', id: dealId, dealId }], isComplete: true };
  const disputeId = disputeIdIn(text);
  if (disputeId !== null) return { hits: await disputeHit(services, disputeId), isComplete: true };

  const { deals, hasMore } = await services.search.newest(viewer, MOST_DEALS);
  const evidenceId = evidenceIdIn(text);
  if (evidenceId !== null)
    return { hits: await evidenceHits(services.search, deals, evidenceId, viewer), isComplete: !hasMore };
  const found = await Promise.all([
    listHits(services.deals, viewer, text),
    creatorHits(services.search, deals, text),
    orderHits(services.search, deals, text),
    isPaymentReference(text) ? paymentHits(services.search, deals, text) : [],
  ]);
  return { hits: found.flat(), isComplete: !hasMore };
}

async function disputeHit({ disputes }: SearchServices, disputeId: string): Promise<Hit[]> {
  const record = await disputes.find(disputeId);
  return record === null ? [] : [{ kind: 'dispute', id: disputeId, dealId: record.dealId }];
}

async function evidenceHits(
  search: SearchStore,
  deals: readonly ListedDeal[],
  evidenceId: string,
  { role }: Viewer,
): Promise<Hit[]> {
  const found = await search.evidence(idsOf(deals), evidenceId);
  if (found === null || !mayRead(found, role)) return [];
  return [{ kind: 'evidence', id: evidenceId, dealId: found.dealId }];
}

async function listHits(deals: DealStore, viewer: Viewer, q: string): Promise<Hit[]> {
  const { items } = await deals.list({ viewer, q, limit: MOST_HITS });
  return items.map(({ id }) => ({ kind: 'deal', id, dealId: id }));
}

/** The newest deals of those who are called so. */
async function creatorHits(search: SearchStore, deals: readonly ListedDeal[], text: string): Promise<Hit[]> {
  if (text.length < SHORTEST_NAME) return [];
  const parties = await search.parties([...new Set(deals.map(({ creatorId }) => creatorId))]);
  const called = new Set(parties.filter((party) => isCalled(party, text)).map(({ id }) => id));
  return deals
    .filter(({ creatorId }) => called.has(creatorId))
    .slice(0, MOST_HITS)
    .map(({ dealId, creatorId: id }) => ({ kind: 'creator', id, dealId }));
}

function isCalled({ name, handle, email }: Party, text: string): boolean {
  const sought = text.toLowerCase();
  return [name, handle, email].some((called) => called?.toLowerCase().includes(sought));
}

async function orderHits(search: SearchStore, deals: readonly ListedDeal[], id: string): Promise<Hit[]> {
  const found = await search.withOrder(idsOf(deals), id);
  return found.slice(0, MOST_HITS).map((dealId) => ({ kind: 'order', id, dealId }));
}

async function paymentHits(search: SearchStore, deals: readonly ListedDeal[], id: string): Promise<Hit[]> {
  const found = await search.deals(idsOf(deals));
  return found
    .filter((deal) => hasPayment(deal, id))
    .map((deal) => ({ kind: 'payment', id, dealId: deal.id }));
}

const idsOf = (deals: readonly ListedDeal[]): string[] =>
  deals.filter(({ status }) => !BEFORE_MONEY.has(status)).map(({ dealId }) => dealId);
