import { toInstant } from '../../domain/time.ts';

/** Something to be on time for. No address leads from it to the deal: calendars are shared more readily than mails. */
export interface CalendarEntry {
  /** The same for all that is told of one thing: what comes later with it replaces what came before. */
  readonly uid: string;
  /** Rises with each change: the higher one counts. */
  readonly sequence: number;
  /** RFC 3339. */
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly description: string;
  /** It does not take place: its place in the calendar is given up. */
  readonly isCancelled?: boolean;
}

/** A day and an hour before. */
const ALARMS = ['-P1D', '-PT1H'];

/**
 * Entries as a calendar takes them (RFC 5545). Times are instants, which every calendar shows in its owner's zone; one
 * that wants to be told reads `timeZone` (IANA). @param now epoch ms
 */
export function calendarFile(entries: readonly CalendarEntry[], now: number, timeZone?: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luyue//Luyue//EN',
    'METHOD:PUBLISH',
    ...(timeZone === undefined ? [] : [`X-WR-TIMEZONE:${timeZone}`]),
    ...entries.flatMap((entry) => event(entry, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(entry: CalendarEntry, now: number): string[] {
  const { uid, sequence, start, end, summary, description, isCancelled = false } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(toInstant(now))}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(isCancelled ? ['STATUS:CANCELLED'] : ALARMS.flatMap((trigger) => alarm(trigger, summary))),
    'END:VEVENT',
  ];
}

const alarm = (trigger: string, summary: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(summary)}`,
  `TRIGGER:${trigger}`,
  'END:VALARM',
];

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
