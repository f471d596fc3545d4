import type { PreviewMoney } from '../../../functions/preview/previewMoney.ts';
import type { LineView } from '../../../functions/statement/statementView.ts';
import { shortMoment } from '../../../functions/words/formats.ts';
import { statementWords } from '../../../functions/words/statement.ts';
import { timeZone } from '../../parts/Moment.tsx';
import { Money } from '../../parts/Money.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { startWords } from './words.ts';

/** What is to be paid before work begins, who gets what of it, by which rule and when. */
export function MoneyPanel({ money }: { readonly money: PreviewMoney | null }) {
  const say = useWords(startWords);
  return (
    <section className="panel start-money" aria-labelledby="start-money">
      <h2 id="start-money">{say('money')}</h2>
      {money === null ? <p className="quiet">{say('moneyLater')}</p> : <Reckoned money={money} />}
    </section>
  );
}

function Reckoned({ money }: { readonly money: PreviewMoney }) {
  const say = useWords(startWords);
  const { currency, funding, shares, statement } = money;
  return (
    <>
      <dl className="sums">
        {funding.lines.map(({ kind, amount }) => (
          <div key={kind}>
            <dt>{say(kind)}</dt>
            <dd>
              <Money minor={amount} currency={currency} />
            </dd>
          </div>
        ))}
        <div className="total">
          <dt>{say('total')}</dt>
          <dd>
            <Money minor={funding.total} currency={currency} />
          </dd>
        </div>
      </dl>
      <h3>{say('shares')}</h3>
      <dl className="sums">
        {shares.map(({ role, id, name, amount }) => (
          <div key={`${role} ${id}`}>
            <dt>
              {say(`role_${role}`)}
              {role === 'provider' && name !== '' && ` · ${name}`}
            </dt>
            <dd>
              <Money minor={amount} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="about">{say('sharesHint')}</p>
      <CreatorGets lines={linesOfCreator(statement)} currency={currency} />
    </>
  );
}

const linesOfCreator = ({ payees }: PreviewMoney['statement']): readonly LineView[] =>
  payees.find(({ payee }) => payee.role === 'creator')?.lines ?? [];

function CreatorGets({
  lines,
  currency,
}: {
  readonly lines: readonly LineView[];
  readonly currency: string;
}) {
  const say = useWords(startWords);
  const locale = useLocale();
  const words = statementWords[locale];
  const keyed = lines.map((line, index) => ({ line, key: `${line.kind} ${index + 1}` }));
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{say('creatorGets')}</h3>
      <ul className="gets">
        {keyed.map(({ line: { kind, amount, rule, isEstimate, dates }, key }) => (
          <li key={key}>
            <p className="gets-head">
              <strong>{words.kind[kind]}</strong>
              {isEstimate && amount === 0 ? (
                <span className="quiet">{say('bySales')}</span>
              ) : (
                <Money minor={amount} currency={currency} />
              )}
            </p>
            <p className="about">{isEstimate && amount === 0 ? say('bySalesHint') : rule.text}</p>
            {dates.expectedAt !== null && (
              <p className="about">{words.expectedAt(shortMoment(dates.expectedAt, { locale, timeZone }))}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
