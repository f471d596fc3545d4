import { useId } from 'react';
import { useWords } from '../../../words/pageWords.ts';
import { CommissionPart } from './CommissionPart.tsx';
import { ChoiceField, LineField } from './fields.tsx';
import { GuaranteePart } from './GuaranteePart.tsx';
import { ChainPart, ProviderSharePart } from './SharesPart.tsx';
import { useTermsForm } from './TermsContext.ts';
import { termsFormWords } from './words.ts';

/** What most deals are made in; any other code of ISO 4217 can be typed. */
const CURRENCIES = ['CNY', 'HKD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD', 'MYR', 'THB', 'KRW'];

/** Who is paid what, and from which part of it. */
export function MoneyPart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const currencies = useId();
  return (
    <fieldset className="terms-part">
      <legend>{say('money')}</legend>
      <div className="part-fields">
        <LineField
          path="fixedFee"
          label={say('fixedFee', { currency: typed.currency })}
          mode="decimal"
          value={typed.fixedFee}
          set={(fixedFee) => set({ fixedFee })}
        />
        <LineField
          path="currency"
          label={say('currency')}
          list={currencies}
          value={typed.currency}
          set={(currency) => set({ currency: currency.toUpperCase() })}
        />
        <datalist id={currencies}>
          {CURRENCIES.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
        <LineField
          path="platformFeePpm"
          label={say('platformFee')}
          hint={say('platformFeeHint')}
          mode="decimal"
          value={typed.platformFee}
          set={(platformFee) => set({ platformFee })}
        />
        <ChoiceField
          path="failureFees"
          label={say('failureFees')}
          value={typed.failureFees}
          set={(failureFees) => set({ failureFees })}
          options={[
            ['', say('bearsDefault')],
            ['brand', say('bearsBrand')],
            ['creator', say('bearsCreator')],
            ['split', say('bearsSplit')],
          ]}
        />
      </div>
      <CommissionPart />
      <GuaranteePart />
      <ProviderSharePart />
      <ChainPart />
    </fieldset>
  );
}
