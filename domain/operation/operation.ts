import type { Decision, Rejection } from '../deal/change.ts';
import { rejected } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import type { Happening } from '../deal/event.ts';

/** Something an operator does to a deal without answering its gate: what changes, and what the log keeps of it. */
export function operated(deal: Deal, changes: Partial<Deal>, happening: Happening): Decision {
  return {
    ok: true,
    change: { deal: { ...deal, ...changes }, happenings: [happening], entries: [] },
  };
}

export const notNow = (message: string): { ok: false; rejection: Rejection } =>
  rejected({ code: 'action_not_available', message });

export const unfit = (path: string, message: string): { ok: false; rejection: Rejection } =>
  rejected({
    code: 'invalid_payload',
    message: 'The request does not fit.',
    faults: [{ path: [path], message }],
  });
