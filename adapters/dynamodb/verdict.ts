import { mustStayOwed } from '../../domain/ledger/account.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import { CONDITION_FAILED, CONTENDED, isPassingReason } from './errors.ts';
import type { Write } from './write.ts';

/** What a cancelled transaction comes to. */
export type Verdict =
  /** The idempotency key is taken. */
  | { readonly kind: 'kept' }
  /** The deal, the creator it brings or the recovery it takes of is not what was read any more. */
  | { readonly kind: 'moved_on' }
  /** Somebody writes the same items at this moment, or too much is asked of them. */
  | { readonly kind: 'try_again'; readonly dealIsContended: boolean }
  /** Written before: whether with the same content has to be looked up. */
  | { readonly kind: 'entries_exist'; readonly entries: readonly Entry[] }
  /** What is to be ended is not pending, or another thing is. */
  | { readonly kind: 'not_reserved'; readonly entryIds: readonly string[] }
  /** Somebody recovered what was owed before us. */
  | { readonly kind: 'not_owed' }
  /** The account does not have available what is taken from it. */
  | { readonly kind: 'uncovered'; readonly accounts: readonly string[] }
  /** Something no rival can have caused, such as an event in a place that the deal says is free. */
  | { readonly kind: 'broken'; readonly reasons: readonly string[] };

/**
 * Reads the reasons, one for each write in order, `null` where there is none. Of several the one that loses
 * nothing counts: a result that exists is returned; whoever worked on an old state decides anew; what may pass is
 * tried again; and only what remains true after all that is a fault.
 */
export function verdictOn(writes: readonly Write[], codes: readonly (string | null)[]): Verdict {
  const reasons = writes.flatMap((write, place) => {
    const code = codes[place] ?? null;
    return code === null ? [] : [{ write, code }];
  });
  const refused = reasons.filter(({ code }) => code === CONDITION_FAILED).map(({ write }) => write);
  const isRefused = (role: Write['role']) => refused.some((write) => write.role === role);

  if (isRefused('kept')) return { kind: 'kept' };
  if (isRefused('deal') || isRefused('creator') || isRefused('recovery')) return { kind: 'moved_on' };
  if (reasons.some(({ code }) => isPassingReason(code))) {
    const dealIsContended = reasons.some(({ write, code }) => write.role === 'deal' && code === CONTENDED);
    return { kind: 'try_again', dealIsContended };
  }
  const entries = refused.flatMap((write) => (write.role === 'entry' ? [write.entry] : []));
  if (entries.length > 0) return { kind: 'entries_exist', entries };
  const unreserved = refused.flatMap((write) => (write.role === 'reserved' ? [write.entryId] : []));
  if (unreserved.length > 0) return { kind: 'not_reserved', entryIds: unreserved };
  const accounts = refused.flatMap((write) => (write.role === 'balance' ? [write.account] : []));
  if (accounts.some(mustStayOwed)) return { kind: 'not_owed' };
  if (accounts.length > 0) return { kind: 'uncovered', accounts };
  return { kind: 'broken', reasons: reasons.map(({ write, code }) => `${write.role} ${code}`) };
}
