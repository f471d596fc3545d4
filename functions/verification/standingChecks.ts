import type { Deal } from '../../domain/deal/deal.ts';
import { stayLiveEnd } from '../../domain/deal/stayLive.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Check } from '../../domain/verification/check.ts';
import { nextRecheck } from '../../domain/verification/recheck.ts';
import { awaitsVerification } from '../../domain/verification/record.ts';
import { recheckOf, verificationOf } from './verificationOf.ts';

/** How the checks of a deal's work stand, for whoever judges it. Instants RFC 3339. */
export interface StandingChecks {
  /** Of the work as it was handed in last; `null` before. `under_way`: they follow by themselves. */
  readonly delivery: null | {
    readonly deliveredAt: string;
    readonly state: 'under_way' | 'made' | 'not_made';
    readonly at: string | null;
    readonly checks: readonly Check[];
  };
  /** Of the work as it has to stay online; `null` where that was not agreed. */
  readonly stayLive: null | {
    readonly until: string;
    readonly nextAt: string | null;
    readonly last: null | { readonly at: string; readonly checks: readonly Check[] };
  };
}

export async function standingChecks(deals: Pick<DealStore, 'event'>, deal: Deal): Promise<StandingChecks> {
  const { delivery } = deal;
  const until = stayLiveEnd(deal);
  const made = await verificationOf(deals, deal);
  const pending = awaitsVerification(deal) ? 'under_way' : 'not_made';
  return {
    delivery: delivery && {
      deliveredAt: delivery.at,
      state: made === null ? pending : 'made',
      at: made?.at ?? null,
      checks: made?.checks ?? [],
    },
    stayLive:
      until === null ? null : { until, nextAt: nextRecheck(deal), last: await recheckOf(deals, deal) },
  };
}
