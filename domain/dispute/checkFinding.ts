import { FURTHEST_EXTENSION_DAYS } from '../actions/work.ts';
import type { Rejection } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import type { Fault } from '../faults.ts';
import { furthestDueDays } from '../terms/course.ts';
import { durationMillis } from '../time.ts';
import { DISPUTE_CLOCKS } from './clocks.ts';
import type { Dispute } from './dispute.ts';
import type { Shares } from './finding.ts';

const DAY_MILLIS = 86_400_000;

/** Work that is not accepted yet can be done again; what was accepted is not taken back. */
const REDONE_AT: ReadonlySet<string> = new Set(['delivery', 'review']);

/** What of a finding does not fit the deal; `null` where all of it does. @param now epoch ms */
export function refuseFinding(
  deal: Deal,
  dispute: Dispute,
  { shares, redo }: { readonly shares?: Shares | undefined; readonly redo?: { dueAt: string } | undefined },
  now: number,
): Rejection | null {
  const faults = [
    ...(shares?.provider !== undefined && shares.provider > 0 && deal.provider === null
      ? [{ path: ['shares', 'provider'], message: 'must be left out: the deal has no provider' }]
      : []),
    ...(redo === undefined ? [] : faultsOfRedo(deal, dispute, redo.dueAt, now)),
  ];
  return faults.length === 0
    ? null
    : { code: 'invalid_payload', message: 'The finding does not fit.', faults };
}

/** The new date has to lie behind the time for an appeal, if there is one, and within what a deal may take in all. */
function faultsOfRedo(deal: Deal, dispute: Dispute, dueAt: string, now: number): Fault[] {
  const instant = Date.parse(dueAt);
  const earliest = dispute.appeal === null ? now + durationMillis(DISPUTE_CLOCKS.appeal) : now;
  const days = furthestDueDays(deal.terms, true);
  const rules: [boolean, string][] = [
    [!REDONE_AT.has(dispute.gate), 'is not possible: the work of this deal was accepted'],
    [instant <= earliest, 'must leave the time for an appeal, and time to work'],
    [instant > now + FURTHEST_EXTENSION_DAYS * DAY_MILLIS, `must be within ${FURTHEST_EXTENSION_DAYS} days`],
    [
      instant > Date.parse(deal.createdAt) + days * DAY_MILLIS,
      `must be within ${days} days of the invitation`,
    ],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  return broken === undefined ? [] : [{ path: ['redo', 'dueAt'], message: broken[1] }];
}
