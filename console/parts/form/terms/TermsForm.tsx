import './terms.css';
import { useState } from 'react';
import { formFaults } from '../../../../functions/words/faults.ts';
import type { FieldFaults } from '../readPayload.ts';
import { ClocksPart } from './ClocksPart.tsx';
import { MoneyPart } from './MoneyPart.tsx';
import { TermsContext, type TermsFormState } from './TermsContext.ts';
import type { TypedTerms } from './typedTerms.ts';
import { WorkPart } from './WorkPart.tsx';

interface Props {
  readonly typed: TypedTerms;
  readonly change: (typed: TypedTerms) => void;
  /** By path within the terms, in the words of the API. */
  readonly faults: FieldFaults;
  /** Whether all that is wrong is to be said, also where nobody has been yet. */
  readonly saysAll: boolean;
}

/** All that brand and creator can agree on. */
export function TermsForm({ typed, change, faults, saysAll }: Props) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  // What nobody has come to yet is not held against them.
  const isSaid = (path: string, fault: string) => saysAll || touched.has(path) || fault !== formFaults.empty;
  const state: TermsFormState = {
    typed,
    set: (part) => change({ ...typed, ...part }),
    faults: Object.fromEntries(Object.entries(faults).filter(([path, fault]) => isSaid(path, fault))),
    touch: (path) => setTouched(new Set([...touched, path])),
  };
  return (
    <TermsContext value={state}>
      <div className="terms-form">
        <WorkPart />
        <MoneyPart />
        <ClocksPart />
      </div>
    </TermsContext>
  );
}
