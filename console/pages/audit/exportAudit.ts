import type { AuditEntry } from '../../../domain/ports/audit.ts';
import { type AuditFilter, fetchAudit } from '../../api/audit.ts';
import { csvOfPages, type Watch } from '../../parts/export/csvOfPages.ts';

const COLUMNS = [
  'at',
  'subject',
  'did',
  'what',
  'dealId',
  'about',
  'network',
] as const satisfies readonly (keyof AuditEntry)[];

/** Everything that the filters leave, as the API says it: for whoever checks, not for reading. */
export const exportAudit = (filter: AuditFilter, watch: Watch): Promise<Blob> =>
  csvOfPages(
    {
      headings: COLUMNS,
      read: (cursor, signal) => fetchAudit(filter, cursor, signal),
      cells: (entry: AuditEntry) => COLUMNS.map((column) => entry[column] ?? ''),
    },
    watch,
  );
