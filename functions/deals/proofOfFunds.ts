import { setTimeout as wait } from 'node:timers/promises';
import type { Deal } from '../../domain/deal/deal.ts';
import { type ProofOfFunds, proveFunds, recordedPayments } from '../../domain/deal/proofOfFunds.ts';
import { RetryableError } from '../../domain/errors.ts';
import { escrow } from '../../domain/ledger/account.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import type { Funds, HeldCharge } from '../../domain/ports/payments.ts';
import { errorFields, type Log } from '../runtime/log.ts';

export interface ProvingServices {
  readonly deals: DealStore;
  readonly ledger: Ledger;
  readonly funds: Funds;
  readonly log: Log;
}

/** Nobody waits longer than this for a page because the payment service does not answer; real time. */
const LONGEST_WAIT_MILLIS = 3000;

/** What the ledger and the payment service say, asked now. Of a service that does not answer nothing is claimed. */
export async function proofOfFunds(services: ProvingServices, deal: Deal): Promise<ProofOfFunds> {
  const proof = await ask(services, deal);
  if (proof.kind !== 'differs') return proof;
  // The deal may have moved on between two readings: only what differs from its latest state differs.
  const latest = await services.deals.find(deal.id);
  const again = latest === null || latest.version === deal.version ? proof : await ask(services, latest);
  if (again.kind === 'differs') services.log.error('funds differ', { dealId: deal.id });
  return again;
}

async function ask({ ledger, funds, log }: ProvingServices, deal: Deal): Promise<ProofOfFunds> {
  const ledgerMinor = await ledger.balance(escrow(deal.id), deal.terms.currency);
  const recorded = ledgerMinor === 0 ? [] : recordedPayments(deal);
  try {
    const asked = recorded.map(({ reference }) => funds.charge(reference));
    return proveFunds(deal, ledgerMinor, await inTime(Promise.all(asked)));
  } catch (error) {
    log.warn('funds not proven', { dealId: deal.id, ...errorFields(error) });
    return { kind: 'unknown' };
  }
}

async function inTime(answers: Promise<(HeldCharge | null)[]>): Promise<(HeldCharge | null)[]> {
  const answered = new AbortController();
  const late = wait(LONGEST_WAIT_MILLIS, null, { signal: answered.signal, ref: false });
  try {
    const first = await Promise.race([answers, late.catch(() => null)]);
    if (first === null) throw new RetryableError('the payment service does not answer in time');
    return first;
  } finally {
    answered.abort();
  }
}
