import { Money } from '../../../parts/Money.tsx';
import { useWords } from '../../../words/pageWords.ts';
import type { AccountSum } from './books.ts';
import { useAccountName } from './useAccountName.ts';
import { ledgerWords } from './words.ts';

/** What went into and out of each account, and that it adds up to nothing. */
export function AccountTable({ sums, currency }: { sums: readonly AccountSum[]; currency: string }) {
  const say = useWords(ledgerWords);
  const nameOf = useAccountName();
  const total = sums.reduce((sum, { inMinor, outMinor }) => sum + inMinor - outMinor, 0);
  return (
    <table className="accounts">
      <thead>
        <tr>
          <th scope="col">{say('account')}</th>
          <th scope="col">{say('in')}</th>
          <th scope="col">{say('out')}</th>
          <th scope="col">{say('balance')}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ account, inMinor, outMinor }) => (
          <tr key={account}>
            <th scope="row" title={account}>
              {nameOf(account)}
            </th>
            <td>
              <Money minor={inMinor} currency={currency} />
            </td>
            <td>
              <Money minor={outMinor} currency={currency} />
            </td>
            <td>
              <Money minor={inMinor - outMinor} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {say('sum')}
          </th>
          <td>
            <Money minor={total} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
