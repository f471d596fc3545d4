import type { BrandSideView } from '../../../../functions/statement/statementView.ts';
import { statementWords } from '../../../../functions/words/statement.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { Amount } from './Amount.tsx';
import { ConditionNote } from './ConditionNote.tsx';
import { LineItem } from './LineItem.tsx';
import { statementTabWords } from './words.ts';

/** What the brand paid, what that was for, and what comes back. */
export function BrandSide({ side, currency }: { side: BrandSideView; currency: string }) {
  const say = useWords(statementTabWords);
  const words = statementWords[useLocale()];
  const { totals, charges, costs, expected, refunds } = side;
  return (
    <section>
      <h3>{words.brand}</h3>
      <ul className="amounts totals">
        <Amount label={words.paid} minor={totals.paid} currency={currency} />
        <Amount label={words.refunded} minor={totals.refunded} currency={currency} />
        <Amount label={words.held} minor={totals.held} currency={currency} />
        <Amount label={words.cost} minor={totals.cost} currency={currency} />
        <Amount label={say('expectedCost')} minor={totals.expected} currency={currency} />
      </ul>
      {charges.length > 0 && <h4>{words.charges}</h4>}
      <ul className="amounts">
        {charges.map(({ kind, status, amount, at, reference, condition }) => (
          <Amount
            key={`${kind} ${reference} ${at}`}
            label={`${words.charge[kind]} · ${words.chargeStatus[status]}`}
            minor={amount}
            currency={currency}
          >
            {at !== null && <Moment at={at} />}
            {reference !== null && <p>{words.reference(reference)}</p>}
            <ConditionNote condition={condition} />
          </Amount>
        ))}
      </ul>
      <Costs title={words.costs} costs={costs} currency={currency} />
      <Costs title={words.expectedCosts} costs={expected} currency={currency} />
      {refunds.length > 0 && <h4>{words.refunds}</h4>}
      <ul className="amounts">
        {refunds.map(({ paymentId, status, amount, paidAt, condition }) => (
          <Amount
            key={paymentId}
            label={`${words.refund} · ${words.status[status]}`}
            minor={amount}
            currency={currency}
          >
            {paidAt !== null && <Moment at={paidAt} />}
            <ConditionNote condition={condition} />
          </Amount>
        ))}
      </ul>
    </section>
  );
}

interface CostsProps {
  readonly title: string;
  readonly costs: BrandSideView['costs'];
  readonly currency: string;
}

function Costs({ title, costs, currency }: CostsProps) {
  const say = useWords(statementTabWords);
  const words = statementWords[useLocale()];
  const lines = costs.flatMap((cost) => cost.lines);
  const together = lines.reduce((sum, { amount }) => sum + amount, 0);
  const keyed = lines.map((line, index) => ({ line, key: `${index} ${line.kind}` }));
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="amounts">
        {keyed.map(({ line, key }) => (
          <LineItem
            key={key}
            line={line}
            label={`${words.kind[line.kind]} · ${words.status[line.status]}`}
            currency={currency}
          />
        ))}
        {lines.length > 1 && <Amount label={say('together')} minor={together} currency={currency} />}
      </ul>
    </>
  );
}
