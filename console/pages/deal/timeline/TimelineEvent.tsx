import type { DealEvent } from '../../../../domain/deal/event.ts';
import type { Locale } from '../../../../domain/parties.ts';
import { eventText } from '../../../../functions/words/caseEvents.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { gateText } from '../../../words/gates.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { roleText } from '../../../words/states.ts';
import { dealWords } from '../words.ts';
import { detailsOf } from './details.ts';

interface Props {
  readonly event: DealEvent;
  readonly currency: string;
}

export function TimelineEvent({ event, currency }: Props) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { at, actor, data, seq } = event;
  const details = detailsOf(data, currency, locale);
  return (
    <li className={`event by-${actor.role}${event.type === 'deal.gate_opened.v1' ? ' waiting' : ''}`}>
      <div className="event-head">
        <strong>{titleOf(event, locale)}</strong>
        <span className="quiet">{say('by', { who: roleText(actor.role, locale) })}</span>
        <span className="quiet event-at" title={say('number', { seq })}>
          <Moment at={at} />
        </span>
      </div>
      {details.map(({ name, text }) => (
        <p key={name} className={name === 'words' ? 'event-words' : 'quiet'}>
          {text}
        </p>
      ))}
    </li>
  );
}

/** Where a gate opened, what is waited for says more than that it opened. */
function titleOf({ type, data }: DealEvent, locale: Locale): string {
  const { gate } = data;
  const isOpening = type === 'deal.gate_opened.v1' && typeof gate === 'string';
  return isOpening ? gateText(gate, locale) : eventText(type, locale);
}
