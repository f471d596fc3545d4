import type { AuditFilter } from '../../api/audit.ts';
import { startOfDay } from '../../parts/days.ts';
import type { AuditSearch } from './search.ts';

/** What the API is asked. */
export function filterOf({ from, to, ...search }: AuditSearch): AuditFilter {
  return {
    ...search,
    from: from === undefined ? undefined : startOfDay(from),
    to: to === undefined ? undefined : startOfDay(to, 1),
  };
}
