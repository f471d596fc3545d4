import type { Deal } from '../../domain/deal/deal.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { calendarFile } from '../calendar/calendarFile.ts';
import { streamEntry } from '../calendar/streamEntry.ts';
import type { NoticeContext } from './context.ts';
import type { NoticePlan } from './plan.ts';

/**
 * A livestream that still lies ahead, as an entry (RFC 5545) for the calendar of its creator, whose phone then rings a
 * day and an hour before: our own reminders are about the handing in, which comes after it. One that is moved replaces
 * the entry before. @returns `null` for every other notice
 */
export function calendarOf({ role, about, seq }: NoticePlan, context: NoticeContext): string | null {
  const { deal, now, party, brandName } = context;
  if (role !== 'creator' || about.kind !== 'gate_opened' || !isStreamAhead(deal, now)) return null;
  const entry = streamEntry(deal, brandName, party.locale, seq);
  return entry === null ? null : calendarFile([entry], now);
}

/** Whether the deal waits for a livestream that has not begun. */
export function isStreamAhead({ gate, terms, dueAt }: Deal, now: number): boolean {
  return (
    isOpen(gate) &&
    gate.name === 'delivery' &&
    terms.deliverable.kind === 'livestream' &&
    Date.parse(dueAt) > now
  );
}
