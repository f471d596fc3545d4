import './sales.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ordersQuery } from '../../../api/orders.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { OrdersPanel } from './OrdersPanel.tsx';
import { SalesSums } from './SalesSums.tsx';
import { salesWords } from './words.ts';

/** What was sold, order by order, and how the commission comes about. */
export function SalesTab() {
  const say = useWords(salesWords);
  const locale = useLocale();
  const deal = useOpenDeal();
  const filter = useSearch({ from: '/deals/$dealId/sales' });
  const query = useInfiniteQuery({
    ...ordersQuery(deal, locale, filter),
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  const sums = data?.pages.at(-1);
  return (
    <>
      <section className="panel sales" aria-labelledby="sales">
        <h2 id="sales">{say('title')}</h2>
        {error !== null && <ProblemNotice error={error} retry={refetch} />}
        {sums === undefined && error === null && <p role="status">{say('loading')}</p>}
        {sums === null && <p>{say('notYours')}</p>}
        {sums && <SalesSums deal={deal} sums={sums} />}
      </section>
      {sums && sums.count + sums.outside > 0 && <OrdersPanel deal={deal} filter={filter} query={query} />}
    </>
  );
}
