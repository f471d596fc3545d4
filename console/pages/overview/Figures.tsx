import { useMemo } from 'react';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { Commission } from './Commission.tsx';
import { FigurePanel } from './chart/FigurePanel.tsx';
import type { Look } from './chart/option.ts';
import { outcomeFigure, rateFigure, stageFigure, stageTimeFigure } from './figures.ts';
import { countsIn, secondsIn, sharesIn } from './formats.ts';
import { Held } from './Held.tsx';
import { overviewWords } from './words.ts';

/** All charts of the overview. */
export function Figures({ overview }: { overview: OverviewView }) {
  const say = useWords(overviewWords);
  const locale = useLocale();
  const looks = useMemo(
    () => ({
      counts: { kind: 'bars', isWhole: true, say: countsIn(locale) } satisfies Look,
      times: { kind: 'bars', say: secondsIn(locale) } satisfies Look,
      rates: { kind: 'lines', say: sharesIn(locale) } satisfies Look,
    }),
    [locale],
  );
  const stages = stageFigure(overview, say, locale);
  const outcomes = outcomeFigure(overview, say, locale);
  return (
    <div className="figures">
      <FigurePanel title={say('stages')} file="stages" figure={stages} exact={stages} look={looks.counts} />
      <FigurePanel
        title={say('stageTimes')}
        file="stage-times"
        {...stageTimeFigure(overview, say, locale)}
        look={looks.times}
        note={say('stageTimesNote')}
      />
      <Commission overview={overview} />
      <FigurePanel
        title={say('rates')}
        file="rates"
        {...rateFigure(overview, say)}
        look={looks.rates}
        note={say('ratesNote')}
      />
      <FigurePanel
        title={say('outcomes')}
        file="outcomes"
        figure={outcomes}
        exact={outcomes}
        look={looks.counts}
      />
      <Held held={overview.held} />
    </div>
  );
}
