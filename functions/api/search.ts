import * as z from 'zod/mini';
import type { Deal } from '../../domain/deal/deal.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { parseQuery } from '../runtime/body.ts';
import { type Principal, viewerOf } from '../runtime/principal.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { disputes } from '../runtime/providers/disputes.ts';
import { parties } from '../runtime/providers/parties.ts';
import { search as searchStore } from '../runtime/providers/search.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import type { Hit } from '../search/hit.ts';
import { type SearchServices, searchEverything } from '../search/search.ts';
import { mayKnow } from './visibleDeal.ts';

/** What was found, with the deal that it is part of. */
export interface FoundView extends Hit {
  readonly reference: string;
  readonly status: Deal['status'];
  readonly outcome: Deal['outcome'];
  readonly creator: { readonly id: string; readonly name: string };
}

export interface SearchView {
  readonly items: readonly FoundView[];
  /** False where only the newest deals were looked through. */
  readonly isComplete: boolean;
}

const MOST_FOUND = 20;
const querySchema = z.strictObject({
  q: z.string().check(z.trim(), z.minLength(2, 'must be two letters or more'), z.maxLength(128)),
});

export const search = defineRoute({
  name: 'search',
  method: 'GET',
  path: '/v1/search',
  description: {
    summary:
      "Finds deals by id, reference and their creator's name, handle or mail; disputes, evidence, payments and orders by id. Of what only a deal itself knows, the newest 2,000 deals are looked through",
    query: querySchema,
    response: { status: 200, description: '{items: [{kind, id, dealId, reference, …}], isComplete}' },
  },
  needs: { deals: dealsToRead, disputes, parties, search: searchStore },
  make:
    (services) =>
    async ({ query, principal }) => {
      const { q } = parseQuery(querySchema, query);
      const { hits, isComplete } = await searchEverything(services, viewerOf(principal), q);
      const view: SearchView = { items: await visible(services, hits, principal), isComplete };
      return jsonResponse(200, view);
    },
});
export const handler = lambda(search);

/** Each thing once, and only of deals that may be known: an id may be anybody's. */
async function visible(
  services: SearchServices & { readonly parties: PartyStore },
  hits: readonly Hit[],
  principal: Principal,
): Promise<FoundView[]> {
  const ids = [...new Set(hits.map(({ dealId }) => dealId))];
  const known = (await services.search.deals(ids)).filter((deal) => mayKnow(deal, principal));
  const byId = new Map(known.map((deal) => [deal.id, deal]));
  const shown = new Map<string, FoundView>();
  for (const hit of hits) {
    const deal = byId.get(hit.dealId);
    // A deal that was found by what it is called is not shown again for its creator.
    const key = hit.kind === 'creator' ? `deal ${hit.dealId}` : `${hit.kind} ${hit.dealId}`;
    if (deal === undefined || shown.has(key) || shown.size === MOST_FOUND) continue;
    shown.set(key, await foundView(services.parties, hit, deal));
  }
  return [...shown.values()];
}

async function foundView(parties: PartyStore, hit: Hit, deal: Deal): Promise<FoundView> {
  const { reference, status, outcome, creatorId: id } = deal;
  const name = (await parties.find(id))?.name ?? '';
  return { ...hit, reference, status, outcome, creator: { id, name } };
}
