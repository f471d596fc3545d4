import { type Change, type WakeUp, wakeUp } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { silenceInDispute } from '../dispute/silence.ts';
import { CLOCK } from '../parties.ts';
import { plus, toInstant } from '../time.ts';
import { isOpen } from './gate.ts';
import type { GateName } from './names.ts';

/** A silence that would pay somebody is not counted until the silent party was really told. */
const NOTICE_EXTENSION = 'PT48H';

/** What is over when nobody said anything until `at`. */
const ENDED_BY_SILENCE: Partial<Record<GateName, (at: string) => Partial<Deal>>> = {
  sample_receipt: (at) => ({ sampleEndedAt: at }),
  draft: (at) => ({ draftEndedAt: at }),
  draft_review: (at) => ({ draftEndedAt: at }),
  sales: (at) => ({ salesClosedAt: at }),
};

export type ExpireResult =
  | { readonly kind: 'answered'; readonly wakeUp: WakeUp }
  | { readonly kind: 'extended'; readonly change: Change | null; readonly deadline: string }
  | { readonly kind: 'expired'; readonly change: Change };

/**
 * The deadline of gate `name` has come. If somebody answered first, the answer is honoured; if the stored deadline
 * lies ahead, or a needed notice was never delivered, the clock is extended. @param now epoch ms
 */
export function expireGate(
  deal: Deal,
  name: GateName,
  seen: number,
  noticeDelivered: boolean,
  now: number,
): ExpireResult {
  const { gate, lastAnswer } = deal;
  if (lastAnswer !== null && lastAnswer.seq > seen)
    return { kind: 'answered', wakeUp: wakeUp(deal, lastAnswer, now) };
  if (!isOpen(gate) || gate.name !== name)
    return { kind: 'extended', change: null, deadline: toInstant(now) };
  if (Date.parse(gate.deadline) > now) return { kind: 'extended', change: null, deadline: gate.deadline };

  const at = toInstant(now);
  if (gate.silenceNeedsNoticeTo !== undefined && !noticeDelivered) {
    const deadline = plus(at, NOTICE_EXTENSION);
    const data = {
      gate: name,
      deadline,
      reason: 'notice_not_delivered',
      undelivered: gate.silenceNeedsNoticeTo,
    };
    const happenings = [{ type: 'deal.clock_extended.v1' as const, actor: CLOCK, data }];
    return {
      kind: 'extended',
      deadline,
      change: { deal: { ...deal, gate: { ...gate, deadline, extendedAt: at } }, happenings, entries: [] },
    };
  }
  const answer = { seq: deal.lastSeq + 1, gate: name, action: 'expire' as const, by: CLOCK, at };
  const happenings = [
    {
      type: 'deal.gate_expired.v1' as const,
      actor: CLOCK,
      data: { gate: name, atDeadline: gate.atDeadline },
    },
  ];
  const silence = silenceInDispute(deal, name, at);
  const ended = { ...ENDED_BY_SILENCE[name]?.(at), dispute: silence.dispute };
  const next = { ...deal, ...ended, gate: { ...gate, answer }, lastAnswer: answer };
  return {
    kind: 'expired',
    change: { deal: next, happenings: [...happenings, ...silence.happenings], entries: [] },
  };
}
