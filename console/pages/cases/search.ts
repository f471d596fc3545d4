import type { CaseFilter } from '../../api/cases.ts';

export interface CaseSearch extends CaseFilter {
  /** Words that a case has to hold. */
  readonly q?: string;
}

export const KINDS = ['intervention', 'dispute', 'difference'] as const;
export const SORTS = ['deadline', 'age'] as const;
const STATUSES = ['resolved'] as const;
const MOST_LETTERS = 128;

/** The address says how the queue is looked at; what it does not know is left out. */
export function parseCaseSearch(given: Readonly<Record<string, unknown>>): CaseSearch {
  const q = typeof given.q === 'string' ? given.q.trim().slice(0, MOST_LETTERS) : '';
  const kind = KINDS.find((each) => each === given.kind);
  const status = STATUSES.find((each) => each === given.status);
  const sort = SORTS.find((each) => each === given.sort);
  return {
    ...(q === '' ? {} : { q }),
    ...(kind === undefined ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
    ...(sort === undefined ? {} : { sort }),
  };
}
