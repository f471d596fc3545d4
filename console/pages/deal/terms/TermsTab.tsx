import './terms.css';
import { useQuery } from '@tanstack/react-query';
import type { DealTermsView } from '../../../../functions/api/dealTerms.ts';
import { moment } from '../../../../functions/words/formats.ts';
import { termsQuery } from '../../../api/terms.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { roleText } from '../../../words/states.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { Comparison } from './Comparison.tsx';
import { TermsList } from './TermsList.tsx';
import { termsParts } from './termsParts.ts';
import { VersionList } from './VersionList.tsx';
import { termsTabWords } from './words.ts';

/** What was agreed or is on the table, what the versions differ in, and how they came about. */
export function TermsTab() {
  const say = useWords(termsTabWords);
  const deal = useOpenDeal();
  const { data, error, refetch } = useQuery(termsQuery(deal));
  if (error !== null && data === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (data === undefined) return <p role="status">{say('loading')}</p>;
  return (
    <div className="terms stack">
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <Versions {...data} />
    </div>
  );
}

function Versions({ items, timeZone, names }: DealTermsView) {
  const say = useWords(termsTabWords);
  const locale = useLocale();
  const reader = { locale, timeZone, names };
  const current = items.find(({ accepted }) => accepted !== null) ?? items.at(-1);
  if (current === undefined) return null;
  const { version, accepted, terms } = current;
  return (
    <>
      <section className="panel" aria-labelledby="terms">
        <h2 id="terms">
          {say('title')} · {say('version', { version })}
        </h2>
        <p className="quiet">
          {accepted === null
            ? say('notAccepted')
            : say('accepted', { who: roleText(accepted.by.role, locale), at: moment(accepted.at, reader) })}
        </p>
        <TermsList parts={termsParts(terms, reader)} />
      </section>
      <Comparison versions={items} reader={reader} />
      <VersionList versions={items} reader={reader} />
    </>
  );
}
