import type { BankFailure } from '../reconciliation/bankFailure.ts';

/** Bank payouts that came back and whose payee has not put its account in order yet. */
export interface BankFailureStore {
  find(accountId: string, reference: string): Promise<BankFailure | null>;
  /** Writing it again changes nothing. */
  put(failure: BankFailure): Promise<void>;
  /** The payee's account is in order: what failed before `until` (RFC 3339) needs nobody any more. */
  resolve(accountId: string, until: string): Promise<void>;
  open(): Promise<BankFailure[]>;
}
