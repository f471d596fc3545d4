import './overview.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { shortMoment } from '../../../functions/words/formats.ts';
import { overviewQuery } from '../../api/overview.ts';
import { useDealNow } from '../../app/dealTime.ts';
import { PageLoading } from '../../app/PageStates.tsx';
import { timeZone } from '../../parts/Moment.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { AtRisk } from './AtRisk.tsx';
import { Figures } from './Figures.tsx';
import { Highlights } from './Highlights.tsx';
import { OverviewFilters } from './OverviewFilters.tsx';
import { boundsOf } from './period.ts';
import { overviewWords } from './words.ts';

const HOUR_MILLIS = 3_600_000;

/** Where deals stand, what is held, what is at risk, and what became of those that ended. */
export function OverviewPage() {
  const say = useWords(overviewWords);
  const locale = useLocale();
  const search = useSearch({ from: '/overview' });
  const navigate = useNavigate({ from: '/overview' });
  const { currency, providerId, campaignId } = search;
  const now = useDealNow(HOUR_MILLIS);
  const filter = { ...boundsOf(search, now), currency, providerId, campaignId };
  const { data, error, isFetching, refetch } = useQuery(overviewQuery(filter, timeZone));
  return (
    <>
      <PageHead
        title={say('title')}
        actions={
          <Button onClick={() => void refetch()} loading={isFetching}>
            {say('refresh')}
          </Button>
        }
      />
      <OverviewFilters
        search={search}
        choices={data?.choices}
        show={(next) => void navigate({ search: next, replace: true })}
      />
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && error === null && <PageLoading />}
      {data !== undefined && (
        <div className="overview">
          <p className="quiet overview-at" role="status">
            {say('asOf', { at: shortMoment(data.at, { locale, timeZone }) })}
          </p>
          {!data.isComplete && <Alert type="warning" showIcon title={say('incomplete')} />}
          <Highlights overview={data} />
          <AtRisk atRisk={data.atRisk} />
          <Figures overview={data} />
        </div>
      )}
    </>
  );
}
