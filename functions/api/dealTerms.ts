import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Party } from '../../domain/parties.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { proposedIn, type TermsVersion, termsVersions } from '../../domain/terms/versions.ts';
import { keptTerms } from '../deals/keptTerms.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { audit } from '../runtime/providers/audit.ts';
import { clock } from '../runtime/providers/clock.ts';
import { dealsToRead } from '../runtime/providers/dealsToRead.ts';
import { parties } from '../runtime/providers/parties.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { readerOf } from '../words/reader.ts';
import { noteSeen } from './noteSeen.ts';
import { visibleDeal } from './visibleDeal.ts';

export interface DealTermsView {
  /** First to last. */
  readonly items: readonly TermsVersion[];
  readonly nextCursor: null;
  /** IANA: where the creator lives by the clock, so that "20:00" means the same to both sides. */
  readonly timeZone: string;
  /** Of providers that a version names as a level of its chain, by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

export const dealTerms = defineRoute({
  name: 'dealTerms',
  method: 'GET',
  path: '/v1/deals/{id}/terms',
  description: {
    summary: "Every version of a deal's terms, first to last, with who proposed it and its hash in the log",
    response: {
      status: 200,
      description:
        '{items: [{version, hash, at, by, note, accepted, terms}], nextCursor, timeZone, names}; never more than one page',
    },
  },
  needs: { deals: dealsToRead, parties, audit, clock },
  make: (services) => async (request) => {
    const deal = await visibleDeal(services.deals, request.params.id, request.principal);
    await noteSeen(services, request, 'terms', deal.id);
    const [kept, events, creator] = await Promise.all([
      keptTerms(services.deals, deal),
      eventsOfTalks(services.deals, deal),
      services.parties.find(deal.creatorId),
    ]);
    const items = termsVersions(deal, kept, events);
    const names = await namesIn(services.parties, items);
    const view: DealTermsView = { items, nextCursor: null, timeZone: zoneOf(creator), names };
    return jsonResponse(200, view);
  },
});
export const handler = lambda(dealTerms);

/** The log up to the event that put the last version forward: what follows is work, and can be long. */
async function eventsOfTalks(
  deals: Pick<DealStore, 'events'>,
  { id, termsVersion }: Pick<Deal, 'id' | 'termsVersion'>,
): Promise<readonly DealEvent[]> {
  const events: DealEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await deals.events(id, { cursor, limit: 100 });
    events.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && !events.some((event) => proposedIn(event)?.version === termsVersion));
  return events;
}

/** An erased creator lives nowhere any more. */
function zoneOf(creator: Party | null): string {
  return creator === null ? 'UTC' : readerOf(creator.locale, creator.timeZone).timeZone;
}

async function namesIn(
  parties: PartyStore,
  versions: readonly TermsVersion[],
): Promise<Record<string, string>> {
  const levels = versions.flatMap(({ terms }) => terms.chain?.levels ?? []);
  const ids = new Set(levels.map(({ to }) => to).filter((to) => to !== 'creator'));
  const named = [...ids].map(async (id) => [id, (await parties.find(id))?.name ?? id] as const);
  return Object.fromEntries(await Promise.all(named));
}
