import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CaseView } from '../../../../functions/api/listCases.ts';
import { caseWords as checkWords } from '../../../../functions/words/cases.ts';
import { casesQuery } from '../../../api/cases.ts';
import { PageLoading } from '../../../app/PageStates.tsx';
import { Moment } from '../../../parts/Moment.tsx';
import { Money } from '../../../parts/Money.tsx';
import { PageHead } from '../../../parts/PageHead.tsx';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { lookup } from '../../../words/lookup.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { aboutCase } from '../aboutCase.ts';
import { caseWords } from './words.ts';

/** A case that only the list knows: the books differ, or a payee's bank sent money back. */
export function FoundCase({ caseId }: { caseId: string }) {
  const say = useWords(caseWords);
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(casesQuery({}));
  const found = data?.pages.flatMap(({ items }) => items).find(({ id }) => id === caseId);
  const isFurther = found === undefined && hasNextPage && !isFetching && error === null;
  useEffect(() => {
    if (isFurther) void fetchNextPage();
  }, [isFurther, fetchNextPage]);
  if (error !== null) return <ProblemNotice error={error} retry={refetch} />;
  if (data === undefined || (found === undefined && hasNextPage)) return <PageLoading />;
  if (found === undefined) return <Gone text={say('gone')} title={say('title')} />;
  return <Known found={found} />;
}

function Gone({ title, text }: { title: string; text: string }) {
  return (
    <>
      <PageHead title={title} />
      <p role="status">{text}</p>
    </>
  );
}

function Known({ found }: { found: CaseView }) {
  const say = useWords(caseWords);
  const locale = useLocale();
  const sides = 'check' in found ? [found.ours, found.theirs].filter((side) => side != null) : [];
  return (
    <>
      <PageHead title={aboutCase(found, locale)} />
      <section className="panel stack">
        <p className="case-cause">{found.what}</p>
        <dl className="case-facts">
          <dt>{say('atRisk')}</dt>
          <dd>
            <Money minor={found.amount} currency={found.currency} />
          </dd>
          <dt>{say('since')}</dt>
          <dd>
            <Moment at={found.since} />
          </dd>
          {sides.map(({ source, amount }) => (
            <div key={source} className="case-fact">
              <dt>{lookup(checkWords[locale].sources, source)}</dt>
              <dd>{amount === null ? '—' : <Money minor={amount} currency={found.currency} />}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">{say(found.kind === 'difference' ? 'aboutDifference' : 'aboutBank')}</p>
      </section>
    </>
  );
}
