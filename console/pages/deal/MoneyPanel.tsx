import type { DealView } from '../../../functions/api/dealView.ts';
import { heldMinor } from '../../parts/held.ts';
import { Money } from '../../parts/Money.tsx';
import { useWords } from '../../words/pageWords.ts';
import { dealWords } from './words.ts';

/** Where the money is, largest question first: how much is held now. */
export function MoneyPanel({ deal }: { deal: DealView }) {
  const say = useWords(dealWords);
  const { money, terms, funding } = deal;
  const isAsked = funding !== null && funding.heldAt === null && deal.status !== 'closed';
  const rows = [
    ['fee', terms.fixedFee],
    ...(isAsked ? ([['toFund', funding.amount]] as const) : []),
    ['funded', money.funded],
    ['released', money.released],
    ['refunded', money.refunded],
    ['paidOut', money.paidOut],
  ] as const;
  return (
    <section className="panel" aria-labelledby="money">
      <h2 id="money">{say('money')}</h2>
      <p className="held">
        <span className="quiet">{say('held')}</span>
        <strong>
          <Money minor={heldMinor(deal)} currency={money.currency} />
        </strong>
      </p>
      <dl className="figures">
        {rows.map(([word, minor]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>
              <Money minor={minor} currency={money.currency} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
