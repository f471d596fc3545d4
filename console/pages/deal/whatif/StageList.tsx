import { eventText } from '../../../../functions/words/caseEvents.ts';
import type { SimulatedStage } from '../../../../local/simulation/view.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { gateText } from '../../../words/gates.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { roleText } from '../../../words/states.ts';
import { MoneyBar } from './MoneyBar.tsx';
import { toldEvents } from './stages.ts';
import { whatIfWords } from './words.ts';

interface Props {
  readonly stages: readonly SimulatedStage[];
  readonly currency: string;
}

/** What happens when, what the deal then waits for, and who has which part of the money. */
export function StageList({ stages, currency }: Props) {
  const say = useWords(whatIfWords);
  const locale = useLocale();
  return (
    <ol className="course-stages">
      {stages.map((stage) => (
        <li key={stage.at}>
          <p className="quiet stage-at">
            <Moment at={stage.at} />
          </p>
          <p className="stage-events">
            {toldEvents(stage).map(({ type, by }) => (
              <span key={`${type} ${by}`}>
                <strong>{eventText(type, locale)}</strong>{' '}
                <span className="quiet">{roleText(by, locale)}</span>
              </span>
            ))}
          </p>
          {stage.gate !== null && (
            <p className="quiet">
              {say('waits', { gate: gateText(stage.gate.name, locale) })} · {say('until')}{' '}
              <Moment at={stage.gate.deadline} />
            </p>
          )}
          <MoneyBar money={stage.money} currency={currency} />
        </li>
      ))}
    </ol>
  );
}
