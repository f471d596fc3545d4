import { useState } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';
import type { FieldFaults, FieldValue } from './readPayload.ts';
import { readTerms } from './terms/readTerms.ts';
import { TermsForm } from './terms/TermsForm.tsx';
import { typedOf } from './terms/typedTerms.ts';

interface Props {
  readonly deal: DealView;
  readonly change: (value: FieldValue) => void;
  /** What the API found wrong, by path within the terms. */
  readonly faults: FieldFaults;
}

/** All of the terms, as they stand; what nobody changes stays as it is. */
export function TermsControl({ deal, change, faults }: Props) {
  const { terms } = deal;
  const [typed, setTyped] = useState(() => typedOf(terms));
  const read = readTerms(typed, terms);
  return (
    <TermsForm
      typed={typed}
      change={(next) => {
        setTyped(next);
        change(readTerms(next, terms).terms);
      }}
      faults={{ ...faults, ...read.faults }}
      saysAll={Object.keys(faults).length > 0}
    />
  );
}
