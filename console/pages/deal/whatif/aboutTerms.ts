/** As much of terms as says which scenarios and parameters mean something for them. */
export interface AboutTerms {
  readonly currency: string;
  readonly hasCommission: boolean;
  readonly hasSales: boolean;
  readonly hasSample: boolean;
  readonly hasDraft: boolean;
}

/** @param terms those of a deal, or as they were entered so far */
export function aboutTerms(terms: Readonly<Record<string, unknown>>): AboutTerms {
  const { currency, commission, gmvGuarantee, sample, deliverable } = terms;
  return {
    currency: String(currency),
    hasCommission: commission !== undefined,
    hasSales: commission !== undefined || gmvGuarantee !== undefined,
    hasSample: isSet(sample, 'required'),
    hasDraft: isSet(deliverable, 'draftReview'),
  };
}

const isSet = (part: unknown, name: string): boolean =>
  Object.entries(Object(part)).some(([key, value]) => key === name && value === true);
