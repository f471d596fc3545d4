import { Link } from '@tanstack/react-router';
import type { DealView } from '../../../../functions/api/dealView.ts';
import type { OrdersPage } from '../../../api/orders.ts';
import { Money } from '../../../parts/Money.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { TierTable } from './TierTable.tsx';
import { salesWords } from './words.ts';

interface Props {
  readonly deal: DealView;
  readonly sums: OrdersPage;
  /** Whether new orders are taken. */
  readonly isOpen: boolean;
}

/** What all orders come to: from what was sold to the commission, in figures that add up. */
export function SalesSums({ deal, sums, isOpen }: Props) {
  const say = useWords(salesWords);
  const { currency, gmvGuarantee } = deal.terms;
  if (sums.count + sums.outside === 0) {
    return <p className="quiet">{say(isOpen || deal.status === 'closed' ? 'none' : 'notYet')}</p>;
  }
  const rows = [
    ['gross', sums.gross],
    ...(sums.refunded > 0 ? ([['refunded', 0 - sums.refunded]] as const) : []),
    ...(sums.cancelled > 0 ? ([['cancelled', 0 - sums.cancelled]] as const) : []),
    ['net', sums.net],
    ...(gmvGuarantee === undefined ? [] : ([['target', gmvGuarantee.target]] as const)),
  ] as const;
  return (
    <>
      <dl className="figures sums">
        {rows.map(([word, minor]) => (
          <div key={word} className={word === 'net' ? 'sum' : undefined}>
            <dt>{say(word, { count: sums.count })}</dt>
            <dd>
              <Money minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {sums.outside > 0 && <p className="quiet">{say('outside', { count: sums.outside })}</p>}
      {sums.tiers.length > 0 && <TierTable sums={sums} currency={currency} />}
      <p className="quiet">
        {say('paid')}{' '}
        <Link to="/deals/$dealId/statement" params={{ dealId: deal.id }}>
          {say('toStatement')}
        </Link>
      </p>
    </>
  );
}
