import type { CaseStore, ProgressStore } from '../../domain/ports/cases.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import type { Mailer } from '../../domain/ports/mail.ts';
import type { PaymentGateway } from '../../domain/ports/payments.ts';
import type { Difference } from '../../domain/reconciliation/difference.ts';
import type { Progress } from '../../domain/reconciliation/progress.ts';
import type { Log } from '../runtime/log.ts';

export interface ReconciliationServices {
  readonly deals: DealStore;
  readonly ledger: Ledger;
  readonly gateway: PaymentGateway;
  readonly cases: CaseStore;
  readonly progress: ProgressStore;
  readonly mailer: Mailer;
  readonly operators: { readonly email: string };
  readonly clock: Clock;
  readonly log: Log;
}

/** What one slice of a run found, and how far the run has come with it. */
export interface Slice {
  readonly progress: Progress;
  readonly differences: readonly Difference[];
}
