import { escrow } from '../ledger/account.ts';
import { effectOf } from '../ledger/balance.ts';
import { type Entry, requireBalanced } from '../ledger/entry.ts';
import { type CaseContents, jsonOf } from './contents.ts';
import { type DealDocument, ledgerDocumentSchema } from './documents.ts';
import { type Finding, failed, found } from './finding.ts';

/** That each entry balances, and that together they leave in escrow what the deal says is there. */
export function checkLedger(contents: CaseContents, deal: DealDocument | null): Finding {
  const entries = ledgerDocumentSchema.safeParse(jsonOf(contents, 'ledger.json'));
  if (!entries.success || deal === null) return failed('ledger', 'ledger.json or deal.json cannot be read');
  const ids = entries.data.map(({ id }) => id);
  const twice = ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `entry ${id} is there twice`);
  const wrong = entries.data.flatMap((entry) => faultOf(entry, deal.id) ?? []);
  const faults = [...wrong, ...twice, ...escrowFaults(entries.data, deal)];
  return found('ledger', faults, `${ids.length} entries, each balanced; escrow is ${deal.escrow}`);
}

function faultOf(entry: Entry, dealId: string): string | null {
  if (entry.dealId !== dealId) return `entry ${entry.id} is of ${entry.dealId}`;
  try {
    requireBalanced(entry);
    return null;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvariantViolation') throw error;
    return error.message;
  }
}

function escrowFaults(entries: readonly Entry[], deal: DealDocument): string[] {
  const account = escrow(deal.id);
  const held = entries
    .flatMap((entry) => entry.postings.map((posting) => ({ entry, posting })))
    .filter(({ posting }) => posting.account === account)
    .reduce((sum, { entry, posting }) => sum + effectOf(entry, posting.amountMinor).balanceMinor, 0);
  return held === deal.escrow ? [] : [`the entries leave ${held} in escrow, deal.json says ${deal.escrow}`];
}
