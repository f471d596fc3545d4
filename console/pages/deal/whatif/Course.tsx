import { Alert } from 'antd';
import { useId } from 'react';
import type { Simulation } from '../../../../local/simulation/view.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { outcomeName } from '../../../words/states.ts';
import { PartyTable } from './PartyTable.tsx';
import { StageList } from './StageList.tsx';
import { isWord, whatIfWords } from './words.ts';

/** How one play came out. */
export function Course({ simulation }: { simulation: Simulation }) {
  const say = useWords(whatIfWords);
  const locale = useLocale();
  const id = useId();
  const { scenario, outcome, endedAt, stages, warnings, currency } = simulation;
  const past = stages.filter(({ isPast }) => isPast);
  const played = stages.filter(({ isPast }) => !isPast);
  return (
    <article className="course" aria-labelledby={id}>
      <h3 id={id}>{isWord(scenario.name) ? say(scenario.name) : scenario.name}</h3>
      <p className="course-end">
        <strong>
          {outcome === null ? say('waiting') : say('ends', { outcome: outcomeName(outcome, locale) })}
        </strong>{' '}
        <span className="quiet">
          {say('endsAt')} <Moment at={endedAt} />
        </span>
      </p>
      {warnings.length > 0 && (
        <Alert type="warning" title={say('warnings')} description={warnings.join(' ')} />
      )}
      <h4>{say('money')}</h4>
      <PartyTable simulation={simulation} />
      <h4>{say('stages')}</h4>
      {past.length > 0 && (
        <details>
          <summary>{say('past', { count: past.length })}</summary>
          <StageList stages={past} currency={currency} />
        </details>
      )}
      <StageList stages={played} currency={currency} />
    </article>
  );
}
