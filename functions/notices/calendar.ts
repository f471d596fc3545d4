import type { Deal } from '../../domain/deal/deal.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { plus, toInstant } from '../../domain/time.ts';
import { calendarWords } from '../words/calendar.ts';
import type { NoticeContext } from './context.ts';
import type { NoticePlan } from './plan.ts';

/**
 * A livestream that still lies ahead, as an entry (RFC 5545) for the calendar of its creator, whose phone then rings a
 * day and an hour before: our own reminders are about the handing in, which comes after it. One that is moved replaces
 * the entry before. The creator's link is left out, since calendars are shared. @returns `null` for every other notice
 */
export function calendarOf({ role, about, seq }: NoticePlan, context: NoticeContext): string | null {
  const { deal, now, party, brandName } = context;
  if (role !== 'creator' || about.kind !== 'gate_opened' || !isStreamAhead(deal, now)) return null;
  const { deliverable } = deal.terms;
  if (deliverable.kind !== 'livestream') return null;
  const words = calendarWords[party.locale];
  const summary = words.stream(brandName);
  const alarms = ['-P1D', '-PT1H'].flatMap((trigger) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${trigger}`,
    'END:VALARM',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luyue//Luyue//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${deal.id}@luyue`,
    `SEQUENCE:${seq}`,
    `DTSTAMP:${stamp(toInstant(now))}`,
    `DTSTART:${stamp(deal.dueAt)}`,
    `DTEND:${stamp(plus(deal.dueAt, `PT${deliverable.minMinutes}M`))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(words.about(deliverable.minMinutes, deal.reference))}`,
    ...alarms,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
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

/** "2026-12-01T12:00:00.000Z" as "20261201T120000Z". */
const stamp = (instant: string): string => `${instant.replace(/[-:]/g, '').slice(0, 15)}Z`;

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

const LONGEST_LINE_BYTES = 75;

/** A line of more bytes goes on in the next one, behind a space; no character is torn apart. */
function folded(line: string): string {
  let bytes = 0;
  return Array.from(line, (character) => {
    const size = Buffer.byteLength(character);
    const isFull = bytes + size > LONGEST_LINE_BYTES;
    bytes = isFull ? 1 + size : bytes + size;
    return isFull ? `\r\n ${character}` : character;
  }).join('');
}
