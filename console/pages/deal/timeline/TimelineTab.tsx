import './timeline.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../../../api/deals.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { dealWords } from '../words.ts';
import { TimelineEvent } from './TimelineEvent.tsx';

/** Everything that happened, newest first, as the log has it. */
export function TimelineTab() {
  const say = useWords(dealWords);
  const deal = useOpenDeal();
  const { data, error, refetch } = useQuery({ ...eventsQuery(deal), placeholderData: keepPreviousData });
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">{say('timeline')}</h2>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && error === null && <p role="status">{say('loadingLog')}</p>}
      <ol className="timeline" reversed>
        {data?.toReversed().map((event) => (
          <TimelineEvent key={event.seq} event={event} currency={deal.terms.currency} />
        ))}
      </ol>
    </section>
  );
}
