import { useWords } from '../../../words/pageWords.ts';
import { LineField, OptionalPart, SpanField } from './fields.tsx';
import { useTermsForm } from './TermsContext.ts';
import { NEW_PARTS } from './typedTerms.ts';
import { termsFormWords } from './words.ts';

/** Below a target of sales the fee goes back pro rata. Its windows are the commission's where one is agreed. */
export function GuaranteePart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const { gmvGuarantee: guarantee, commission } = typed;
  return (
    <OptionalPart
      path="gmvGuarantee"
      label={say('guarantee')}
      hint={say('guaranteeHint')}
      isAgreed={guarantee !== null}
      set={(isAgreed) => set({ gmvGuarantee: isAgreed ? NEW_PARTS.gmvGuarantee : null })}
    >
      {guarantee !== null && (
        <>
          <LineField
            path="gmvGuarantee.target"
            label={say('target', { currency: typed.currency })}
            mode="decimal"
            value={guarantee.target}
            set={(target) => set({ gmvGuarantee: { ...guarantee, target } })}
          />
          {commission === null && (
            <>
              <SpanField
                path="gmvGuarantee.attribution"
                label={say('attribution')}
                hint={say('attributionHint')}
                span={guarantee.attribution}
                set={(attribution) => set({ gmvGuarantee: { ...guarantee, attribution } })}
              />
              <SpanField
                path="gmvGuarantee.returnWindow"
                label={say('returnWindow')}
                span={guarantee.returnWindow}
                set={(returnWindow) => set({ gmvGuarantee: { ...guarantee, returnWindow } })}
              />
            </>
          )}
        </>
      )}
    </OptionalPart>
  );
}
