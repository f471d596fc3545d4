import type { Deal } from '../../domain/deal/deal.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Terms } from '../../domain/terms/terms.ts';

export interface KeptTerms {
  readonly version: number;
  readonly terms: Terms;
}

/** Every version of a deal's terms, first to last; they never change. @throws InvariantViolation if one is missing */
export function keptTerms(
  deals: Pick<DealStore, 'terms'>,
  { id, termsVersion }: Pick<Deal, 'id' | 'termsVersion'>,
): Promise<KeptTerms[]> {
  const versions = Array.from({ length: termsVersion }, (_, index) => index + 1);
  return Promise.all(
    versions.map(async (version) => {
      const terms = await deals.terms(id, version);
      if (terms === null) throw new InvariantViolation(`version ${version} of the terms is missing`, id);
      return { version, terms };
    }),
  );
}
