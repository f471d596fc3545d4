import { Money } from '../../../parts/Money.tsx';
import { useWords } from '../../../words/pageWords.ts';
import type { Flow } from './books.ts';
import { useAccountName } from './useAccountName.ts';
import { ledgerWords } from './words.ts';

/** Each way that money took, as a bar as long as its amount is large. */
export function MoneyFlow({ flows, currency }: { flows: readonly Flow[]; currency: string }) {
  const say = useWords(ledgerWords);
  const nameOf = useAccountName();
  const largest = Math.max(...flows.map(({ minor }) => minor));
  return (
    <ul className="flows">
      {flows.map(({ from, to, minor }) => (
        <li key={`${from} ${to}`}>
          <span>{say('arrow', { from: nameOf(from), to: nameOf(to) })}</span>
          <strong>
            <Money minor={minor} currency={currency} />
          </strong>
          <span className="flow-bar" style={{ width: `${(minor / largest) * 100}%` }} />
        </li>
      ))}
    </ul>
  );
}
