import type { Locale } from '../../../domain/parties.ts';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import type { Say } from '../../words/pageWords.ts';
import { outcomeName, statusText } from '../../words/states.ts';
import type { Figure } from './chart/figure.ts';
import type { overviewWords } from './words.ts';

type Words = Say<NonNullable<(typeof overviewWords)['names']>>;

/** A figure twice: as it is drawn, and as it is exported, exact and in the API's units. */
export interface Twice {
  readonly figure: Figure;
  readonly exact: Figure;
}

const PPM = 1_000_000;

export function stageFigure({ stages }: OverviewView, say: Words, locale: Locale): Figure {
  return {
    head: say('stage'),
    rows: stages.map(({ stage }) => statusText(stage, locale)),
    series: [{ name: say('deals'), values: stages.map(({ deals }) => deals) }],
  };
}

export function outcomeFigure({ outcomes }: OverviewView, say: Words, locale: Locale): Figure {
  return {
    head: say('outcome'),
    rows: outcomes.map(({ outcome }) => outcomeName(outcome, locale)),
    series: [{ name: say('deals'), values: outcomes.map(({ deals }) => deals) }],
  };
}

/** Seconds. */
export function stageTimeFigure({ stageTimes }: OverviewView, say: Words, locale: Locale): Twice {
  const measured = stageTimes.filter(({ deals }) => deals > 0);
  const rows = measured.map(({ stage }) => statusText(stage, locale));
  const median = measured.map(({ medianSeconds }) => medianSeconds);
  const p90 = measured.map(({ p90Seconds }) => p90Seconds);
  const figure = (first: string, second: string): Figure => ({
    head: say('stage'),
    rows,
    series: [
      { name: first, values: median },
      { name: second, values: p90 },
    ],
  });
  const deals = { name: say('deals'), values: measured.map((stage) => stage.deals) };
  const exact = figure(say('medianSeconds'), say('p90Seconds'));
  return {
    figure: figure(say('median'), say('p90')),
    exact: { ...exact, series: [...exact.series, deals] },
  };
}

/** Shares of one. */
export function rateFigure({ months }: OverviewView, say: Words): Twice {
  const rows = months.map(({ month }) => month);
  const onTime = months.map(({ onTimePpm }) => onTimePpm);
  const disputed = months.map(({ disputedPpm }) => disputedPpm);
  const share = (ppm: number | null) => (ppm === null ? null : ppm / PPM);
  return {
    figure: {
      head: say('month'),
      rows,
      series: [
        { name: say('onTimeRate'), values: onTime.map(share) },
        { name: say('disputeRate'), values: disputed.map(share) },
      ],
    },
    exact: {
      head: say('month'),
      rows,
      series: [
        { name: say('onTimePpm'), values: onTime },
        { name: say('disputedPpm'), values: disputed },
      ],
    },
  };
}

/** Minor units of `currency`: amounts of several cannot stand on one axis. */
export function commissionFigure({ months, commission }: OverviewView, currency: string, say: Words): Twice {
  const rows = months.map(({ month }) => month);
  const of = (month: string) => commission.find((each) => each.month === month && each.currency === currency);
  const amounts = rows.map((month) => of(month)?.amount ?? 0);
  const figure = (name: string): Figure => ({
    head: say('month'),
    rows,
    series: [{ name, values: amounts }],
  });
  const deals = { name: say('deals'), values: rows.map((month) => of(month)?.deals ?? 0) };
  const exact = figure(`${say('amountMinor')} ${currency}`);
  return { figure: figure(say('amount')), exact: { ...exact, series: [...exact.series, deals] } };
}
