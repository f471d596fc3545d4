import type { DifferenceCase } from '../reconciliation/case.ts';
import type { Difference } from '../reconciliation/difference.ts';
import type { Progress } from '../reconciliation/progress.ts';
import type { Page, PageRequest } from './deals.ts';

/** Differences that operations has to clear up. Times are RFC 3339. */
export interface CaseStore {
  /**
   * Opens a case, or notes that an open one was seen again, with what it comes to now. The difference decides the
   * case's id, so that writing it twice opens one. Returns it as it stands then.
   */
  put(difference: Difference, seenAt: string): Promise<DifferenceCase>;
  /** Operations was told of an open case. */
  told(caseId: string, at: string): Promise<void>;
  /** The difference is gone. Found again, it opens a case anew. */
  resolve(openCase: DifferenceCase, at: string): Promise<void>;
  /** All open cases, in no order; a run opens only so many. Consistent. */
  open(): Promise<DifferenceCase[]>;
  /** Latest first. @throws InvalidCursor */
  resolved(page: PageRequest): Promise<Page<DifferenceCase>>;
}

/** How far the reconciliation has come. */
export interface ProgressStore {
  /** Of the run that began last. Consistent. */
  find(): Promise<Progress | null>;
  /** @throws RetryableError when somebody else has carried the run on since its last version was read */
  save(progress: Progress): Promise<void>;
}
