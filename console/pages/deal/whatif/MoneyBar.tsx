import type { Standing } from '../../../../local/simulation/view.ts';
import { Money } from '../../../parts/Money.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { partsOf } from './stages.ts';
import { whatIfWords } from './words.ts';

/** Who has which part of the money, as a bar; the words below it say the same. */
export function MoneyBar({ money, currency }: { money: Standing; currency: string }) {
  const say = useWords(whatIfWords);
  const parts = partsOf(money);
  if (parts.length === 0) return <p className="quiet">{say('nothingPaid')}</p>;
  return (
    <div className="money-bar">
      <div className="money-bar-parts" aria-hidden="true">
        {parts.map(({ holder, minor }) => (
          <span key={holder} className={`holder-${holder}`} style={{ flexGrow: minor }} />
        ))}
      </div>
      <ul>
        {parts.map(({ holder, minor }) => (
          <li key={holder}>
            <span className={`dot holder-${holder}`} aria-hidden="true" />
            {say(holder)} <Money minor={minor} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}
