import './cases.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { holdsWords } from './aboutCase.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseList } from './CaseList.tsx';
import type { CaseSearch } from './search.ts';
import { casesWords } from './words.ts';

/** The queue of operations: everything that needs a person, by what is at risk and the time left. */
export function CasesPage() {
  const say = useWords(casesWords);
  const locale = useLocale();
  const { q = '', ...filter } = useSearch({ from: '/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const { data, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    casesQuery(filter),
  );
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = q === '' ? all : all.filter((found) => holdsWords(found, q, locale));
  const show = (search: CaseSearch) => void navigate({ search, replace: true });
  // The field keeps what is typed for itself: it begins anew when the filters are cleared.
  const [timesCleared, setTimesCleared] = useState(0);
  const clear = () => {
    show({});
    setTimesCleared(timesCleared + 1);
  };
  const isFiltered = q !== '' || filter.kind !== undefined || filter.status !== undefined;
  const count =
    q === ''
      ? say('shown', { count: all.length })
      : say('filtered', { count: shown.length, total: all.length });
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
      <CaseFilters key={timesCleared} search={{ q, ...filter }} show={show} />
      <p className="quiet case-count" role="status">
        {isPending ? say('loading') : count}
      </p>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {shown.length > 0 && <CaseList cases={shown} />}
      {data !== undefined && shown.length === 0 && !hasNextPage && (
        <div className="panel case-none">
          <h2>{say(isFiltered ? 'noneFits' : 'none')}</h2>
          {isFiltered && <Button onClick={clear}>{say('clear')}</Button>}
        </div>
      )}
      {hasNextPage && (
        <Button className="case-more" onClick={() => void fetchNextPage()} loading={isFetching}>
          {say('more')}
        </Button>
      )}
    </>
  );
}
