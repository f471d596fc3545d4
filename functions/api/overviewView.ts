import type { Deal } from '../../domain/deal/deal.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { PPM } from '../../domain/money/amount.ts';
import { rolesWhoseTurn } from '../../domain/notices/inTurn.ts';
import type { Ended, Overview } from '../../domain/overview/overview.ts';
import type { Risk } from '../../domain/overview/risk.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';

/** Of those at risk the most urgent are named. */
const MOST_AT_RISK = 100;

/** Rates in ppm, times in seconds, money in minor units of the currency beside it. */
export function overviewView({ held, stageTimes, ended, months, commission, atRisk, ...counts }: Overview) {
  return {
    ...counts,
    held: held.map(({ minor, ...rest }) => ({ ...rest, amount: minor })),
    stageTimes: stageTimes.map(({ medianMillis, p90Millis, ...rest }) => ({
      ...rest,
      medianSeconds: secondsOf(medianMillis),
      p90Seconds: secondsOf(p90Millis),
    })),
    ended: withRates(ended),
    months: months.map(({ month, ...counted }) => ({ month, ...withRates(counted) })),
    commission: commission.map(({ minor, ...rest }) => ({ ...rest, amount: minor })),
    atRisk: { deals: atRisk.length, items: atRisk.slice(0, MOST_AT_RISK).map(riskView) },
  };
}

export interface OverviewView extends ReturnType<typeof overviewView> {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly at: string;
  readonly choices: {
    readonly currencies: readonly string[];
    readonly campaigns: readonly string[];
    readonly providers: readonly { readonly id: string; readonly name: string }[];
  };
  readonly isComplete: boolean;
}

function withRates(ended: Ended) {
  const { deliveries, onTime, agreed, disputed } = ended;
  return { ...ended, onTimePpm: ppm(onTime, deliveries), disputedPpm: ppm(disputed, agreed) };
}

function riskView({ deal, risks }: { deal: Deal; risks: readonly Risk[] }) {
  const { id, reference, status, gate, terms, escrowMinor } = deal;
  const standing = isOpen(gate)
    ? { gate: gate.name, deadline: gate.deadline }
    : { gate: null, deadline: null };
  return {
    dealId: id,
    reference,
    status,
    ...standing,
    awaits: rolesWhoseTurn(deal),
    risks,
    held: escrowMinor,
    currency: terms.currency,
  };
}

/** A party that was erased has no name. */
export function namesOf(parties: PartyStore, ids: readonly string[]) {
  return Promise.all(ids.map(async (id) => ({ id, name: (await parties.find(id))?.name ?? '' })));
}

/** Rounded half up. */
const ppm = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * PPM) / whole);

const secondsOf = (millis: number | null): number | null =>
  millis === null ? null : Math.round(millis / 1000);
