import { type Deal, type Outcome, outcomeSchema } from '../deal/deal.ts';
import { sumMinor } from '../money/amount.ts';
import type { ClosedDeal } from './closedDeal.ts';
import { type Settled, settledCommission } from './commission.ts';
import { monthsBetween, monthsOf } from './months.ts';
import { MEDIAN_PPM, P90_PPM, quantile } from './quantile.ts';
import { type Risk, risksOf } from './risk.ts';
import { STAGES, type Stage, timeInStages } from './stages.ts';

/** From `from` up to `to`, which does not belong to it: epoch ms. Months are those of `timeZone`. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
}

/** Counts of deals that closed; on time and disputed are parts of the count before them. */
export interface Ended {
  readonly closed: number;
  readonly deliveries: number;
  readonly onTime: number;
  readonly agreed: number;
  readonly disputed: number;
}

/** Where open deals stand now, and what became in a period of those that ended in it. */
export interface Overview {
  readonly stages: readonly { readonly stage: Stage; readonly deals: number }[];
  readonly held: readonly { readonly currency: string; readonly minor: number; readonly deals: number }[];
  readonly outcomes: readonly { readonly outcome: Outcome; readonly deals: number }[];
  readonly stageTimes: readonly StageTime[];
  readonly ended: Ended;
  readonly months: readonly ({ readonly month: string } & Ended)[];
  readonly commission: readonly Settled[];
  readonly atRisk: readonly { readonly deal: Deal; readonly risks: readonly Risk[] }[];
}

/** How long deals that closed had been in a stage; those that never were in it do not count. */
export interface StageTime {
  readonly stage: Stage;
  readonly deals: number;
  readonly medianMillis: number | null;
  readonly p90Millis: number | null;
}

/** @param closed may hold deals that closed outside of the period @param now epoch ms */
export function overviewOf(
  open: readonly Deal[],
  closed: readonly ClosedDeal[],
  period: Period,
  now: number,
): Overview {
  const isWithin = (at: number) => at >= period.from && at < period.to;
  const ended = closed.filter(({ closedAt }) => isWithin(closedAt));
  const monthOf = monthsOf(period.timeZone);
  const byMonth = Map.groupBy(ended, ({ closedAt }) => monthOf(closedAt));
  const months = monthsBetween(monthOf(period.from), monthOf(period.to - 1));
  return {
    stages: STAGES.map((stage) => ({ stage, deals: open.filter(({ status }) => status === stage).length })),
    held: heldOf(open),
    outcomes: outcomeSchema.options.map((outcome) => ({
      outcome,
      deals: ended.filter((deal) => deal.outcome === outcome).length,
    })),
    stageTimes: stageTimesOf(ended),
    ended: endedOf(ended),
    months: months.map((month) => ({ month, ...endedOf(byMonth.get(month) ?? []) })),
    commission: settledCommission(open, closed, isWithin, monthOf),
    atRisk: atRiskOf(open, now),
  };
}

function heldOf(open: readonly Deal[]): Overview['held'] {
  const holding = open.filter(({ escrowMinor }) => escrowMinor > 0);
  const byCurrency = Map.groupBy(holding, ({ terms }) => terms.currency);
  return [...byCurrency].sort().map(([currency, deals]) => ({
    currency,
    minor: deals.reduce((sum, { escrowMinor }) => sumMinor(sum, escrowMinor), 0),
    deals: deals.length,
  }));
}

function stageTimesOf(ended: readonly ClosedDeal[]): StageTime[] {
  const times = ended.map(({ gates }) => timeInStages(gates));
  return STAGES.map((stage) => {
    const measured = times.flatMap((stages) => stages.get(stage) ?? []);
    return {
      stage,
      deals: measured.length,
      medianMillis: quantile(measured, MEDIAN_PPM),
      p90Millis: quantile(measured, P90_PPM),
    };
  });
}

function endedOf(deals: readonly ClosedDeal[]): Ended {
  const sum = (count: (deal: ClosedDeal) => number) => deals.reduce((total, deal) => total + count(deal), 0);
  return {
    closed: deals.length,
    deliveries: sum(({ tally }) => tally.deliveries),
    onTime: sum(({ tally }) => tally.deliveriesOnTime),
    agreed: sum(({ tally }) => tally.deals),
    disputed: sum(({ tally }) => (tally.disputes > 0 ? 1 : 0)),
  };
}

function atRiskOf(open: readonly Deal[], now: number): Overview['atRisk'] {
  const deadline = ({ gate }: Deal) => (gate === null ? Infinity : Date.parse(gate.deadline));
  return open
    .map((deal) => ({ deal, risks: risksOf(deal, now) }))
    .filter(({ risks }) => risks.length > 0)
    .sort((a, b) => deadline(a.deal) - deadline(b.deal) || (a.deal.id < b.deal.id ? -1 : 1));
}
