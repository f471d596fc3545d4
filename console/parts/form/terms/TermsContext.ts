import { createContext, useContext } from 'react';
import type { FieldFaults } from '../readPayload.ts';
import type { TypedTerms } from './typedTerms.ts';

export interface TermsFormState {
  readonly typed: TypedTerms;
  readonly set: (part: Partial<TypedTerms>) => void;
  /** What is wrong and may be said already, by path within the terms; in the words of the API. */
  readonly faults: FieldFaults;
  /** Somebody has been at this field: what is wrong there may be said from now on. */
  readonly touch: (path: string) => void;
}

export const TermsContext = createContext<TermsFormState | null>(null);

export function useTermsForm(): TermsFormState {
  const state = useContext(TermsContext);
  if (state === null) throw new Error('a part of the terms stands outside their form');
  return state;
}
