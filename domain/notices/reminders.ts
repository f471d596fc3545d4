import type { Deal } from '../deal/deal.ts';
import { type Gate, isOpen } from '../gates/gate.ts';
import { durationMillis, latest, plus, toInstant } from '../time.ts';
import { rolesAwaited } from './inTurn.ts';

/** Parts of a clock after which its reader is reminded, and how long before its end (DESIGN §3). */
const PARTS = [0.5, 0.8];
const AHEAD = 'PT24H';

export interface Reminder {
  /** When it falls due, RFC 3339. */
  readonly due: string;
  /** Nothing follows before the deadline. */
  readonly isLast: boolean;
  /** The last one before a silence that pays somebody. */
  readonly isFinal: boolean;
}

/**
 * The reminders of a gate, earliest first; those of one instant are one. A gate's clock is reckoned anew when it was
 * extended, and does not run before something can be done: a livestream is handed in after it ended.
 */
export function remindersOf(gate: Gate, deal: Pick<Deal, 'terms' | 'dueAt'>): Reminder[] {
  const from = Date.parse(beginOf(gate, deal));
  const deadline = Date.parse(gate.deadline);
  const candidates = [
    ...PARTS.map((part) => from + Math.round((deadline - from) * part)),
    deadline - durationMillis(AHEAD),
  ];
  const dues = [...new Set(candidates)].filter((due) => due > from && due < deadline).sort((a, b) => a - b);
  return dues.map((due, index) => {
    const isLast = index === dues.length - 1;
    return { due: toInstant(due), isLast, isFinal: isLast && gate.silenceNeedsNoticeTo !== undefined };
  });
}

function beginOf(gate: Gate, { terms, dueAt }: Pick<Deal, 'terms' | 'dueAt'>): string {
  const begin = gate.extendedAt ?? gate.openedAt;
  const { deliverable } = terms;
  if (gate.name !== 'delivery' || deliverable.kind !== 'livestream') return begin;
  return latest(begin, plus(dueAt, `PT${deliverable.minMinutes}M`));
}

/** What is still to be reminded of at the gate where `deal` stands, earliest first. */
export function remindersAhead(deal: Deal): Reminder[] {
  const { gate } = deal;
  if (!isOpen(gate) || rolesAwaited(deal).length === 0) return [];
  const until = Date.parse(gate.remindedUntil ?? gate.openedAt);
  return remindersOf(gate, deal).filter(({ due }) => Date.parse(due) > until);
}

/**
 * The one reminder that stands for all that fell due by `now` (epoch ms), or `null`. Whatever is late is not made up
 * for once the deadline has come; and a final notice that leaves less than half of its time is none.
 */
export function dueReminder(deal: Deal, now: number): Reminder | null {
  const due = remindersAhead(deal).filter((reminder) => Date.parse(reminder.due) <= now);
  const last = due.at(-1);
  const deadline = Date.parse(deal.gate?.deadline ?? '');
  if (last === undefined || deadline <= now) return null;
  const isInTime = deadline - now >= (deadline - Date.parse(last.due)) / 2;
  return { ...last, isFinal: last.isFinal && isInTime };
}

/** Everything that fell due by `now` (epoch ms) was seen to; the same deal where somebody else has noted as much. */
export function reminded(deal: Deal, now: number): Deal {
  const { gate } = deal;
  if (!isOpen(gate) || Date.parse(gate.remindedUntil ?? gate.openedAt) >= now) return deal;
  return { ...deal, gate: { ...gate, remindedUntil: toInstant(now) } };
}
