import { useWords } from '../../../words/pageWords.ts';
import { LineField, OptionalPart, PartFault, SpanField } from './fields.tsx';
import { numbered } from './numbered.ts';
import { useTermsForm } from './TermsContext.ts';
import { NEW_PARTS, type TypedTerms, type TypedTier } from './typedTerms.ts';
import { termsFormWords } from './words.ts';

/** A share of what is sold, in tiers. */
export function CommissionPart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const { commission } = typed;
  return (
    <OptionalPart
      path="commission"
      label={say('commission')}
      hint={say('commissionHint')}
      isAgreed={commission !== null}
      set={(isAgreed) => set({ commission: isAgreed ? NEW_PARTS.commission : null })}
    >
      {commission !== null && <CommissionFields commission={commission} />}
    </OptionalPart>
  );
}

function CommissionFields({ commission }: { commission: NonNullable<TypedTerms['commission']> }) {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const change = (part: Partial<typeof commission>) => set({ commission: { ...commission, ...part } });
  return (
    <>
      <Tiers tiers={commission.tiers} set={(tiers) => change({ tiers })} />
      <LineField
        path="commission.reserve"
        label={say('reserve', { currency: typed.currency })}
        hint={say('reserveHint')}
        mode="decimal"
        value={commission.reserve}
        set={(reserve) => change({ reserve })}
      />
      <SpanField
        path="commission.attribution"
        label={say('attribution')}
        hint={say('attributionHint')}
        span={commission.attribution}
        set={(attribution) => change({ attribution })}
      />
      <SpanField
        path="commission.returnWindow"
        label={say('returnWindow')}
        span={commission.returnWindow}
        set={(returnWindow) => change({ returnWindow })}
      />
    </>
  );
}

function Tiers({
  tiers,
  set,
}: {
  readonly tiers: readonly TypedTier[];
  readonly set: (tiers: readonly TypedTier[]) => void;
}) {
  const say = useWords(termsFormWords);
  const { typed } = useTermsForm();
  const change = (index: number, part: Partial<TypedTier>) =>
    set(tiers.map((tier, each) => (each === index ? { ...tier, ...part } : tier)));
  return (
    <fieldset className="rows whole-row">
      <legend>{say('tiers')}</legend>
      <PartFault path="commission.tiers" />
      {numbered(tiers).map(({ item: tier, index, key }) => (
        <div className="row" key={key}>
          <LineField
            path={`commission.tiers.${index}.from`}
            label={say('tierFrom', { currency: typed.currency, number: index + 1 })}
            mode="decimal"
            value={tier.from}
            set={(from) => change(index, { from })}
          />
          <LineField
            path={`commission.tiers.${index}.ratePpm`}
            label={say('tierRate', { number: index + 1 })}
            mode="decimal"
            value={tier.rate}
            set={(rate) => change(index, { rate })}
          />
          {tiers.length > 1 && (
            <button
              type="button"
              className="plain-button"
              aria-label={say('removeTier', { number: index + 1 })}
              onClick={() => set(tiers.toSpliced(index, 1))}
            >
              ✕
            </button>
          )}
        </div>
      ))}
      <button type="button" className="plain-button" onClick={() => set([...tiers, { from: '', rate: '' }])}>
        {say('addTier')}
      </button>
    </fieldset>
  );
}
