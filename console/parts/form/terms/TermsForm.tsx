import type { FieldFaults } from '../readPayload.ts';
import { ClocksPart } from './ClocksPart.tsx';
import { FieldsScope } from './FieldsScope.tsx';
import { MoneyPart } from './MoneyPart.tsx';
import { TermsContext } from './TermsContext.ts';
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
  return (
    <TermsContext value={{ typed, set: (part) => change({ ...typed, ...part }) }}>
      <FieldsScope faults={faults} saysAll={saysAll}>
        <div className="terms-form">
          <WorkPart />
          <MoneyPart />
          <ClocksPart />
        </div>
      </FieldsScope>
    </TermsContext>
  );
}
