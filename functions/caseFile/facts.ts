import type { CaseReader } from '../../domain/caseFile/manifest.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Evidence } from '../../domain/evidence/evidence.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { NoticeRecord } from '../../domain/ports/notices.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { Terms } from '../../domain/terms/terms.ts';

/** All that a case file is made of, of one moment, as its reader may see it. */
export interface CaseFacts {
  readonly reader: CaseReader;
  readonly deal: Deal;
  readonly events: readonly DealEvent[];
  readonly entries: readonly Entry[];
  /** Every version that was proposed, from 1. */
  readonly terms: readonly { readonly version: number; readonly terms: Terms }[];
  /** Oldest first; no drafts of others. */
  readonly evidence: readonly Evidence[];
  readonly notices: readonly NoticeRecord[];
  readonly statement: Statement;
  /** Deal time, epoch ms. */
  readonly now: number;
}
