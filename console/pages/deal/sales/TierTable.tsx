import { formatMoney } from '../../../../domain/money/currency.ts';
import { percent } from '../../../../functions/words/formats.ts';
import type { OrdersPage } from '../../../api/orders.ts';
import { Money } from '../../../parts/Money.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { salesWords } from './words.ts';

/** What each tier comes to; less what was rounded off that is the commission. */
export function TierTable({ sums, currency }: { sums: OrdersPage; currency: string }) {
  const say = useWords(salesWords);
  const locale = useLocale();
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const range = (from: number, to: number | null) => {
    if (to !== null) return say('tierRange', { from: money(from), to: money(to) });
    return from === 0 ? say('tierOnly') : say('tierAbove', { from: money(from) });
  };
  const { tiers, roundedOff, commission } = sums;
  return (
    <table className="tiers">
      <caption>{say('reckoning')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('tier')}</th>
          <th scope="col">{say('inTier')}</th>
          <th scope="col">{say('rate')}</th>
          <th scope="col">{say('commission')}</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ number, from, to, net, ratePpm, amount }) => (
          <tr key={number}>
            <th scope="row">{range(from, to)}</th>
            <td>
              <Money minor={net} currency={currency} />
            </td>
            <td className="number">{percent(ratePpm, locale)}</td>
            <td>
              <Money minor={amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {roundedOff > 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              {say('roundedOff')}
            </th>
            <td>
              <Money minor={0 - roundedOff} currency={currency} />
            </td>
          </tr>
        )}
        <tr className="sum">
          <th scope="row" colSpan={3}>
            {say('total')}
          </th>
          <td>
            <Money minor={commission} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
