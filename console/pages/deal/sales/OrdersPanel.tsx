import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import type { OrderFilter } from '../../../../domain/statement/orderFilter.ts';
import type { DealView } from '../../../../functions/api/dealView.ts';
import type { SalesPage } from '../../../api/orders.ts';
import { Choice } from '../../../parts/Choice.tsx';
import { ExportButton } from '../../../parts/export/ExportButton.tsx';
import { SearchField } from '../../../parts/SearchField.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { exportOrders } from './exportOrders.ts';
import { OrderList } from './OrderList.tsx';
import { ORDER_KINDS, parseOrderSearch } from './search.ts';
import { salesWords } from './words.ts';

interface Props {
  readonly deal: DealView;
  readonly filter: OrderFilter;
  readonly show: (filter: OrderFilter) => void;
  readonly query: UseInfiniteQueryResult<InfiniteData<SalesPage>>;
}

/** The orders one by one: found, explained and taken along. */
export function OrdersPanel({ deal, filter, show: open, query }: Props) {
  const say = useWords(salesWords);
  const locale = useLocale();
  const show = (next: Readonly<Record<string, string | undefined>>) => open(parseOrderSearch(next));
  const pages = useMemo(() => query.data?.pages.flatMap(({ orders }) => orders ?? []) ?? [], [query.data]);
  const orders = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  const fitting = pages.at(-1)?.fitting ?? 0;
  const canLoad = query.hasNextPage && !query.isFetchingNextPage && !query.isError;
  return (
    <section className="panel sales" aria-labelledby="orders">
      <h2 id="orders">{say('orders')}</h2>
      <search className="order-filters">
        <SearchField label={say('search')} q={filter.q ?? ''} find={(q) => show({ ...filter, q })} />
        <Choice
          label={say('show')}
          value={filter.kind}
          any={say('any')}
          options={ORDER_KINDS.map((kind) => [kind, say(`kind_${kind}`)])}
          choose={(kind) => show({ ...filter, kind })}
        />
        <ExportButton
          fileName={`${deal.reference}-orders.csv`}
          make={(watch) => exportOrders({ deal, filter, say, locale }, watch)}
        />
      </search>
      {pages.some(({ isChanged }) => isChanged) && (
        <Alert
          type="warning"
          showIcon
          title={say('changed')}
          action={<Button onClick={() => void query.refetch()}>{say('again')}</Button>}
        />
      )}
      <p className="quiet" role="status">
        {say('shown', { count: fitting })}
      </p>
      {fitting === 0 && !query.isFetching ? (
        <p>
          {say('noneFit')} <Button onClick={() => show({})}>{say('clear')}</Button>
        </p>
      ) : (
        <OrderList
          orders={orders}
          count={fitting}
          currency={deal.terms.currency}
          loadMore={canLoad ? query.fetchNextPage : null}
        />
      )}
    </section>
  );
}
