import './deals.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMe } from '../../api/me.ts';
import { datedName } from '../../parts/export/datedName.ts';
import { ExportButton } from '../../parts/export/ExportButton.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { DealFilters } from './DealFilters.tsx';
import { DealList } from './DealList.tsx';
import { DealViews } from './DealViews.tsx';
import { exportDeals } from './exportDeals.ts';
import { NoDeals } from './NoDeals.tsx';
import { StartButtons } from './StartButtons.tsx';
import { type DealSearch, filterOf } from './search.ts';
import { useDeals } from './useDeals.ts';
import { dealsWords } from './words.ts';

/** All deals somebody may see: found, followed and taken along. */
export function DealsPage() {
  const say = useWords(dealsWords);
  const locale = useLocale();
  const { role } = useMe();
  const search = useSearch({ from: '/deals' });
  const navigate = useNavigate({ from: '/deals' });
  const client = useQueryClient();
  const { query, deals } = useDeals(search);
  const show = (next: DealSearch) => void navigate({ search: next, replace: true });
  const refresh = () => void client.resetQueries({ queryKey: ['deals'] });
  const isOver = query.isSuccess && !query.hasNextPage;
  return (
    <>
      <PageHead
        title={say('title')}
        actions={
          <>
            <Button onClick={refresh} loading={query.isRefetching && !query.isFetchingNextPage}>
              {say('refresh')}
            </Button>
            <ExportButton
              fileName={datedName('deals')}
              make={(watch) => exportDeals({ filter: filterOf(search), say, locale }, watch)}
            />
            {role !== 'operator' && <StartButtons />}
          </>
        }
      />
      <DealViews search={search} show={show} />
      <DealFilters search={search} show={show} />
      <p className="quiet count" role="status">
        {query.isPending ? say('loading') : say(isOver ? 'shown' : 'more', { count: deals.length })}
      </p>
      {query.isError && <ProblemNotice error={query.error} retry={query.refetch} />}
      {isOver && deals.length === 0 ? (
        <NoDeals isFiltered={Object.keys(search).length > 0} clear={() => show({})} />
      ) : (
        <DealList
          deals={deals}
          isLoading={query.isPending || query.isFetchingNextPage}
          loadMore={
            query.hasNextPage && !query.isFetchingNextPage && !query.isError ? query.fetchNextPage : null
          }
        />
      )}
    </>
  );
}
