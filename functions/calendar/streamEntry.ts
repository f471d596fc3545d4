import type { Deal } from '../../domain/deal/deal.ts';
import { plus } from '../../domain/time.ts';
import { calendarWords } from '../words/calendar.ts';
import type { Reader } from '../words/reader.ts';
import type { CalendarEntry } from './calendarFile.ts';

/** A livestream in its creator's calendar; `null` where something else was agreed. @param sequence rises with the log */
export function streamEntry(
  { id, terms, dueAt, reference }: Deal,
  brandName: string,
  locale: Reader['locale'],
  sequence: number,
): CalendarEntry | null {
  const { deliverable } = terms;
  if (deliverable.kind !== 'livestream') return null;
  const words = calendarWords[locale];
  return {
    uid: `${id}@luyue`,
    sequence,
    start: dueAt,
    end: plus(dueAt, `PT${deliverable.minMinutes}M`),
    summary: words.stream(brandName),
    description: words.about(deliverable.minMinutes, reference),
  };
}
