import './statement.css';
import { useQuery } from '@tanstack/react-query';
import { statementWords } from '../../../../functions/words/statement.ts';
import { statementQuery } from '../../../api/statement.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { BrandSide } from './BrandSide.tsx';
import { Downloads } from './Downloads.tsx';
import { PayeeSide } from './PayeeSide.tsx';
import { statementTabWords } from './words.ts';

/** What the deal costs and earns, as far as the reader may see it: every amount with its rule. */
export function StatementTab() {
  const say = useWords(statementTabWords);
  const locale = useLocale();
  const deal = useOpenDeal();
  const words = statementWords[locale];
  const { data, error, refetch } = useQuery(statementQuery(deal, locale));
  return (
    <section className="panel statement" aria-labelledby="statement">
      <h2 id="statement">{words.title}</h2>
      <Downloads deal={deal} />
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && error === null && <p role="status">{say('loading')}</p>}
      {data !== undefined && (
        <>
          <p className="quiet">
            {say('asOf')} <Moment at={data.asOf} />
            {locale === 'en' ? '. ' : '。'}
            {words.basis}
          </p>
          {data.brand !== undefined && <BrandSide side={data.brand} currency={data.currency} />}
          {data.payees.map((side) => (
            <PayeeSide key={`${side.payee.role} ${side.payee.id}`} side={side} currency={data.currency} />
          ))}
        </>
      )}
    </section>
  );
}
