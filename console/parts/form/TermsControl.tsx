import { useId, useState } from 'react';
import { formatMoney } from '../../../domain/money/currency.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import {
  amountText,
  parseAmount,
  parsePercent,
  percentText,
} from '../../../functions/pages/forms/decimal.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { localInput, toInstant } from './localInput.ts';
import { formWords } from './words.ts';

/** What both sides bargain about: the fee, the rates and the time. All else stays as it is. */
export function TermsControl({ deal, change }: { deal: DealView; change: (terms: Terms) => void }) {
  const say = useWords(formWords);
  const locale = useLocale();
  const { terms } = deal;
  const [typed, setTyped] = useState(() => typedOf(terms));
  const set = (part: Partial<TypedTerms>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    change(changedTerms(terms, next));
  };
  return (
    <div className="stack">
      <Line
        label={say('fee', { currency: terms.currency })}
        value={typed.fee}
        isWrong={parseAmount(typed.fee, terms.currency) === null}
        set={(fee) => set({ fee })}
      />
      {terms.commission?.tiers.map(({ from }, tier) => (
        <Line
          key={from}
          label={
            from === 0 ? say('rate') : say('rateFrom', { from: formatMoney(from, terms.currency, locale) })
          }
          value={typed.rates[tier] ?? ''}
          isWrong={parsePercent(typed.rates[tier] ?? '') === null}
          set={(rate) => set({ rates: typed.rates.with(tier, rate) })}
        />
      ))}
      <Line
        label={say('due')}
        type="datetime-local"
        value={typed.due}
        isWrong={typed.due === ''}
        set={(due) => set({ due })}
      />
    </div>
  );
}

interface TypedTerms {
  readonly fee: string;
  readonly rates: readonly string[];
  readonly due: string;
}

const dueOf = ({ deliverable }: Terms): string =>
  deliverable.kind === 'livestream' ? deliverable.scheduledAt : deliverable.dueAt;

function typedOf(terms: Terms): TypedTerms {
  return {
    fee: amountText(terms.fixedFee, terms.currency),
    rates: terms.commission?.tiers.map(({ ratePpm }) => percentText(ratePpm)) ?? [],
    due: localInput(dueOf(terms)),
  };
}

/** What cannot be read goes to the API as it cannot be meant, so that it is refused with its path, never guessed. */
function changedTerms(terms: Terms, { fee, rates, due }: TypedTerms): Terms {
  const { commission, deliverable } = terms;
  const tiers = commission?.tiers.map((tier, index) => ({
    ...tier,
    ratePpm: parsePercent(rates[index] ?? '') ?? -1,
  }));
  const isSameDue = due === localInput(dueOf(terms));
  const instant = isSameDue ? dueOf(terms) : toInstant(due);
  return {
    ...terms,
    fixedFee: parseAmount(fee, terms.currency) ?? -1,
    ...(commission && tiers ? { commission: { ...commission, tiers } } : {}),
    deliverable:
      deliverable.kind === 'livestream'
        ? { ...deliverable, scheduledAt: instant }
        : { ...deliverable, dueAt: instant },
  };
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly type?: string;
  readonly isWrong: boolean;
  readonly set: (value: string) => void;
}

function Line({ label, value, type = 'text', isWrong, set }: LineProps) {
  const id = useId();
  return (
    <div className="action-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type={type}
        aria-invalid={isWrong}
        value={value}
        onChange={({ target }) => set(target.value)}
      />
    </div>
  );
}
