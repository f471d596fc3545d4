import { canonicalHash } from '../../domain/canonical.ts';
import { seal } from '../../domain/deal/change.ts';
import { noteViolation } from '../../domain/deal/violation.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import type { DealStore, KeptResult } from '../../domain/ports/deals.ts';
import { errorFields } from './log.ts';
import type { Runtime } from './provider.ts';

/** Whoever loses that many races leaves it at the log line; whatever violated comes again and is noted then. */
const MOST_ATTEMPTS = 5;

/**
 * Tells somebody of an InvariantViolation met in `where`, a route, webhook or consumer: it is written into its deal's
 * log, from which operations get a mail. The same one, met again by a retry, is noted once. In a step this is
 * not needed: a step that fails parks its deal. Never throws, since the violation itself goes on to the caller.
 */
export function makeViolationNotes(where: string, deals: DealStore | undefined, runtime: Runtime) {
  return async (error: unknown): Promise<void> => {
    if (deals === undefined || !(error instanceof InvariantViolation) || error.dealId === null) return;
    const { dealId, message } = error;
    try {
      await note(deals, runtime, dealId, where, message);
    } catch (failure) {
      runtime.log.error('violation not noted', { function: where, dealId, ...errorFields(failure) });
    }
  };
}

async function note(deals: DealStore, runtime: Runtime, dealId: string, where: string, cause: string) {
  const request = canonicalHash([where, cause]);
  const keep: KeptResult = {
    ...{ scope: `invariant:${dealId}`, key: request, requestHash: request },
    ...{ status: 500, body: null },
  };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const deal = await deals.find(dealId);
    if (deal === null) return;
    const sealed = seal(deal, noteViolation(deal, where, cause), runtime.clock.now());
    const result = await deals.commit(sealed, { keep });
    if (result.kind !== 'conflict') return;
  }
  runtime.log.warn('violation not noted', { function: where, dealId });
}
