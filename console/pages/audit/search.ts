import { dayIn } from '../../parts/days.ts';

/** What the audit is narrowed to; the address says it. */
export interface AuditSearch {
  readonly subject?: string | undefined;
  readonly dealId?: string | undefined;
  /** Days, such as `2026-11-01`, the last one with. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const MOST_LETTERS = 256;

export function parseAuditSearch(given: Readonly<Record<string, unknown>>): AuditSearch {
  const kept = {
    subject: textIn(given.subject),
    dealId: textIn(given.dealId),
    from: dayIn(given.from),
    to: dayIn(given.to),
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

function textIn(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim().slice(0, MOST_LETTERS) : '';
  return text === '' ? undefined : text;
}
