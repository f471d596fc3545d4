import type { MachinePath } from '../../../../domain/ports/workflows.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { stateText } from './stateWords.ts';
import { graphWords } from './words.ts';

/** Each state that was entered, in order: what the graph shows, to be read. */
export function WayList({ path: { entered } }: { path: MachinePath }) {
  const say = useWords(graphWords);
  const locale = useLocale();
  const steps = entered.map((step, index) => ({ ...step, key: `${index} ${step.state}` }));
  return (
    <div>
      <h3>{say('way')}</h3>
      <ol className="way">
        {steps.map(({ key, state, at }) => (
          <li key={key}>
            <span>{stateText(state, locale)}</span>{' '}
            <span className="quiet">
              <Moment at={at} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
