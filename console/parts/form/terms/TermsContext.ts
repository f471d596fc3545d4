import { createContext, useContext } from 'react';
import type { TypedTerms } from './typedTerms.ts';

interface TermsFormState {
  readonly typed: TypedTerms;
  readonly set: (part: Partial<TypedTerms>) => void;
}

export const TermsContext = createContext<TermsFormState | null>(null);

export function useTermsForm(): TermsFormState {
  const state = useContext(TermsContext);
  if (state === null) throw new Error('a part of the terms stands outside their form');
  return state;
}
