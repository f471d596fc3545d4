import type { PayeeSideView } from '../../../../functions/statement/statementView.ts';
import { statementWords } from '../../../../functions/words/statement.ts';
import { useLocale } from '../../../words/pageWords.ts';
import { Amount } from './Amount.tsx';
import { LineItem } from './LineItem.tsx';

const TOTALS = [
  'earned',
  'takenBack',
  'paid',
  'outstanding',
  'kept',
  'owed',
  'recovered',
  'expected',
] as const;

/** What one payee gets out of the deal. */
export function PayeeSide({ side, currency }: { side: PayeeSideView; currency: string }) {
  const words = statementWords[useLocale()];
  const { payee, totals, lines } = side;
  const shown = TOTALS.filter((total) => totals[total] !== 0 || total === 'earned');
  const keyed = lines.map((line, index) => ({ line, key: `${index} ${line.kind}` }));
  return (
    <section>
      <h3>{words.payee[payee.role](payee.name)}</h3>
      <ul className="amounts totals">
        {shown.map((total) => (
          <Amount key={total} label={words.total[total]} minor={totals[total]} currency={currency} />
        ))}
      </ul>
      <ul className="amounts">
        {keyed.map(({ line, key }) => (
          <LineItem
            key={key}
            line={line}
            label={`${words.kind[line.kind]} · ${words.status[line.status]}`}
            currency={currency}
          />
        ))}
      </ul>
      {lines.length === 0 && <p className="quiet">{words.nothing}</p>}
    </section>
  );
}
