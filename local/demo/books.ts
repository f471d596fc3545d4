import type { DifferenceCase } from '../../domain/reconciliation/case.ts';
import { reconcile } from '../../functions/events/reconcile.ts';
import { Lambdas } from '../lambdas.ts';
import type { Luyue } from '../luyue.ts';
import { reconcileNow } from '../reconcile/report.ts';

/** Minor units, by account. */
export type Balances = Readonly<Record<string, number>>;

/** What was added to each account between two readings of the balances; accounts without change are kept. */
export function moved(before: Balances, after: Balances): Balances {
  return Object.fromEntries(
    Object.entries(after).map(([account, amount]) => [account, amount - (before[account] ?? 0)]),
  );
}

/** What the reconciliation finds in the books, and between them and the payment service, as sentences. */
export async function faultsOfBooks({ runtime }: Luyue): Promise<string[]> {
  const { cases } = await reconcileNow(runtime, new Lambdas(runtime).handlerOf(reconcile));
  return cases.map(sentence);
}

function sentence({ difference }: DifferenceCase): string {
  const { check, subject, currency, ours, theirs, atRiskMinor } = difference;
  const sides = [ours, theirs].map((said) =>
    said === null ? 'nothing' : `${said.source} ${said.amountMinor}`,
  );
  return `The books differ (${check}): ${subject}, ${sides.join(' against ')}; ${atRiskMinor} ${currency} at risk.`;
}
