import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditEntry } from '../../domain/ports/audit.ts';
import type { Page } from './page.ts';
import { request } from './request.ts';

/** What the API can narrow the audit to. Times are RFC 3339. */
export interface AuditFilter {
  readonly subject?: string | undefined;
  readonly dealId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const PAGE_SIZE = 100;

export function fetchAudit(
  filter: AuditFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<AuditEntry>> {
  return request({ path: '/v1/audit', query: { ...filter, cursor, limit: PAGE_SIZE }, signal });
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => fetchAudit(filter, pageParam, signal),
    initialPageParam: START,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
const START: string | undefined = undefined;
