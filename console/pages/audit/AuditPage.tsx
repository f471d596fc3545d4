import './audit.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { auditQuery } from '../../api/audit.ts';
import { PageLoading } from '../../app/PageStates.tsx';
import { datedName } from '../../parts/export/datedName.ts';
import { ExportButton } from '../../parts/export/ExportButton.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditList } from './AuditList.tsx';
import { exportAudit } from './exportAudit.ts';
import { filterOf } from './filterOf.ts';
import { auditWords } from './words.ts';

/** Who of operations saw and did what, newest first. */
export function AuditPage() {
  const say = useWords(auditWords);
  const search = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const filter = filterOf(search);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    auditQuery(filter),
  );
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead
        title={say('title')}
        actions={<ExportButton fileName={datedName('audit')} make={(watch) => exportAudit(filter, watch)} />}
      />
      <p className="quiet">{say('about')}</p>
      <AuditFilters
        key={JSON.stringify(search)}
        search={search}
        show={(next) => void navigate({ search: next, replace: true })}
      />
      <p className="quiet" role="status">
        {data !== undefined && say('shown', { count: entries.length })}
      </p>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && error === null && <PageLoading />}
      {entries.length > 0 && <AuditList entries={entries} />}
      {data !== undefined && entries.length === 0 && !hasNextPage && (
        <p className="panel audit-none">{say('none')}</p>
      )}
      {hasNextPage && (
        <Button className="audit-more" onClick={() => void fetchNextPage()} loading={isFetching}>
          {say('more')}
        </Button>
      )}
    </>
  );
}
