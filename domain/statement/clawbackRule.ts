import * as z from 'zod/mini';
import type { Entry } from '../ledger/entry.ts';
import { postedTo } from './credits.ts';
import type { StatementFacts } from './facts.ts';
import type { Rule, StatementPayee } from './rule.ts';

const clawbackDataSchema = z.object({ clawback: z.int(), netSalesMinor: z.int() });

/** What `entry` took back from `payee` after the settlement and why, or `null` for an entry that is no clawback. */
export function clawbackRule(
  { deal, events }: StatementFacts,
  entry: Entry,
  payee: StatementPayee,
): Rule | null {
  const [, count] = /^clawback\.(\d+)$/.exec(entry.purpose) ?? [];
  if (count === undefined) return null;
  const found = events
    .filter(({ type }) => type === 'deal.commission_clawed_back.v1')
    .map(({ data }) => clawbackDataSchema.parse(data));
  const salesAfter = (n: number) => found.find(({ clawback }) => clawback === n)?.netSalesMinor;
  const settledMinor = deal.sales?.netSalesMinor ?? 0;
  return {
    code: 'clawback',
    netSalesBeforeMinor: salesAfter(Number(count) - 1) ?? settledMinor,
    netSalesMinor: salesAfter(Number(count)) ?? settledMinor,
    withheldMinor: 0 - postedTo(entry, payee, 'payable'),
    owedMinor: 0 - postedTo(entry, payee, 'receivable'),
  };
}
