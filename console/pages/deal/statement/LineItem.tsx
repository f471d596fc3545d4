import { Link } from '@tanstack/react-router';
import type { LineView } from '../../../../functions/statement/statementView.ts';
import { shortMoment } from '../../../../functions/words/formats.ts';
import { statementWords } from '../../../../functions/words/statement.ts';
import { timeZone } from '../../../parts/Moment.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { Amount } from './Amount.tsx';
import { ConditionNote } from './ConditionNote.tsx';
import { statementTabWords } from './words.ts';

/** An amount: from which rule it comes, when it is due, and what still holds it up. */
export function LineItem({ line, label, currency }: { line: LineView; label: string; currency: string }) {
  const locale = useLocale();
  const words = statementWords[locale];
  const { amount, rule, condition, isEstimate, dates } = line;
  const said = [
    [dates.earnedAt, words.earnedAt],
    [dates.releasedAt, words.releasedAt],
    [dates.paidAt, words.paidAt],
    [dates.expectedAt, words.expectedAt],
  ] as const;
  const dated = said.flatMap(([at, phrase]) =>
    at === null ? [] : [phrase(shortMoment(at, { locale, timeZone }))],
  );
  return (
    <Amount label={label} minor={amount} currency={currency}>
      <p>
        {rule.text} {line.kind === 'commission' && line.isForSales && <ToOrders />}
      </p>
      {isEstimate && <p>{words.estimate}</p>}
      {dated.length > 0 && <p>{dated.join(' · ')}</p>}
      <ConditionNote condition={condition} />
    </Amount>
  );
}

/** Where the orders behind an amount are explained one by one. */
function ToOrders() {
  const say = useWords(statementTabWords);
  const { id } = useOpenDeal();
  return (
    <Link to="/deals/$dealId/sales" params={{ dealId: id }}>
      {say('toOrders')}
    </Link>
  );
}
