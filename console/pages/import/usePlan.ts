import { useState } from 'react';
import { localInput } from '../../parts/form/localInput.ts';
import { readTerms } from '../../parts/form/terms/readTerms.ts';
import { NEW_TERMS, type TypedTerms } from '../../parts/form/terms/typedTerms.ts';
import { useStartPreview } from '../start/useStartPreview.ts';
import type { ImportPlan } from './rows.ts';

/** Stands in for the creators: their rows are looked at one by one. */
const ANYBODY = { name: '—', email: 'creator@example.com' };

/**
 * What all deals of the import have in common, and what of it would be refused.
 * @param ownDate one of those that the rows have (RFC 3339): then the terms need none
 */
export function usePlan(name: string, ownDate: string | null) {
  const [typed, setTyped] = useState<TypedTerms>(NEW_TERMS);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [brandId, setBrandId] = useState('');
  const [providerId, setProviderId] = useState('');
  const { kind, due } = typed;
  const read = readTerms(due === '' && ownDate !== null ? { ...typed, due: localInput(ownDate) } : typed);
  const provider = providerId.trim();
  const plan: ImportPlan = {
    ...{ name: name.trim(), currency: typed.currency, terms: read.terms, kind, due },
    ...{ brandId, providerId: provider },
  };
  const { preview, problems, isCurrent } = useStartPreview({
    ...{ reference: '—', creator: ANYBODY, terms: read.terms },
    ...(brandId === '' ? {} : { brand: { id: brandId } }),
    ...(provider === '' ? {} : { provider: { id: provider } }),
  });
  const inTerms = Object.fromEntries(
    Object.entries(read.faults).map(([at, fault]) => [`terms.${at}`, fault]),
  );
  const faults = { ...problems, ...inTerms };
  const isFaulty = isCurrent && Object.keys(faults).length > 0;
  return {
    ...{ plan, typed, setTyped, templateId, setTemplateId, brandId, setBrandId, providerId, setProviderId },
    ...{ preview, faults },
    /** What is wrong is known, rather than still asked. */
    isFaulty,
    isReady: isCurrent && preview.isSuccess && !isFaulty,
  };
}

export type Planned = ReturnType<typeof usePlan>;
