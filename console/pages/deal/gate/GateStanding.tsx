import type { DealView } from '../../../../functions/api/dealView.ts';
import { list } from '../../../../functions/words/formats.ts';
import { Countdown } from '../../../parts/Countdown.tsx';
import { Moment } from '../../../parts/Moment.tsx';
import { deadlineText, gateText } from '../../../words/gates.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { roleText } from '../../../words/states.ts';
import { dealWords } from '../words.ts';

/** What the deal waits for, who is awaited, until when, and what happens then. */
export function GateStanding({ deal }: { deal: DealView }) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { gate, problem } = deal;
  if (gate === null) {
    return <p>{say(deal.status === 'closed' ? 'closed' : 'nothingOpen')}</p>;
  }
  const after = deadlineText(gate.atDeadline, locale);
  return (
    <>
      <p className="gate-text">{gateText(gate.name, locale)}</p>
      {problem !== null && (
        <div className="stuck" role="note">
          <strong>{say('problem')}</strong>
          <span>{say('problemAt', { stage: problem.stage })}</span>
          <code>
            {problem.error}: {problem.cause}
          </code>
        </div>
      )}
      <dl className="figures">
        {gate.awaits.length > 0 && (
          <div>
            <dt>{say('waitsFor')}</dt>
            <dd>
              {list(
                gate.awaits.map((role) => roleText(role, locale)),
                locale,
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{say('until')}</dt>
          <dd>
            <Moment at={gate.deadline} />
            <br />
            <Countdown to={gate.deadline} />
          </dd>
        </div>
      </dl>
      {after !== null && <p className="quiet">{after}</p>}
    </>
  );
}
