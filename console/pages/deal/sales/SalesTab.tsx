import './sales.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { DealView } from '../../../../functions/api/dealView.ts';
import type { MeView } from '../../../../functions/api/me.ts';
import { useMe } from '../../../api/me.ts';
import { ordersQuery } from '../../../api/orders.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { OrdersPanel } from './OrdersPanel.tsx';
import { ReportPanel } from './report/ReportPanel.tsx';
import { SalesSums } from './SalesSums.tsx';
import type { OrderSearch } from './search.ts';
import { salesWords } from './words.ts';

/** What was sold, order by order, and how the commission comes about; where more can be reported, that too. */
export function SalesTab() {
  const say = useWords(salesWords);
  const locale = useLocale();
  const deal = useOpenDeal();
  const { role } = useMe();
  const { report, ...filter } = useSearch({ from: '/deals/$dealId/sales' });
  const navigate = useNavigate({ from: '/deals/$dealId/sales' });
  const show = (search: OrderSearch) => void navigate({ search, replace: true });
  const query = useInfiniteQuery({
    ...ordersQuery(deal, locale, filter),
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  const latest = data?.pages.at(-1);
  const sums = latest?.orders;
  const taken = latest !== undefined && mayReport(deal, role) ? latest.salesTaken : 'none';
  const isReporting = report === true && taken !== 'none';
  return (
    <div className="sales-tab">
      {isReporting && <ReportPanel deal={deal} taken={taken} close={() => show(filter)} />}
      <section className="panel sales" aria-labelledby="sales">
        <div className="sales-head">
          <h2 id="sales">{say('title')}</h2>
          {taken !== 'none' && !isReporting && (
            <Button type="primary" onClick={() => show({ ...filter, report: true })}>
              {say('report')}
            </Button>
          )}
        </div>
        {error !== null && <ProblemNotice error={error} retry={refetch} />}
        {sums === undefined && error === null && <p role="status">{say('loading')}</p>}
        {sums === null && <p>{say('notYours')}</p>}
        {sums && <SalesSums deal={deal} sums={sums} isOpen={latest?.salesTaken === 'orders'} />}
      </section>
      {sums && sums.count + sums.outside > 0 && (
        <OrdersPanel deal={deal} filter={filter} show={show} query={query} />
      )}
    </div>
  );
}

const mayReport = ({ provider }: DealView, role: MeView['role']): boolean =>
  role === 'brand' || (role === 'provider' && provider?.mandate.includes('report_sales') === true);
