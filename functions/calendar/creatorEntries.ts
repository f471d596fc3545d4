import type { Deal } from '../../domain/deal/deal.ts';
import { isOpen } from '../../domain/gates/gate.ts';
import { rolesAwaited } from '../../domain/notices/inTurn.ts';
import { before } from '../../domain/time.ts';
import { calendarWords } from '../words/calendar.ts';
import { deadlineWords } from '../words/deadlines.ts';
import { moment } from '../words/formats.ts';
import type { Reader } from '../words/reader.ts';
import type { CalendarEntry } from './calendarFile.ts';
import { streamEntry } from './streamEntry.ts';

/** How much of a calendar's day a deadline takes up, before it. */
const SHOWN = 'PT30M';

/**
 * What a creator has to be on time for as a deal stands: the work, once it is agreed, and the deadline of a gate that
 * waits for the creator. The stream is the very entry that comes with the mail. A work that will not be done any more
 * is taken off the calendar it may be on.
 */
export function creatorEntries(deal: Deal, brandName: string, reader: Reader): CalendarEntry[] {
  return [workEntry(deal, brandName, reader), deadlineEntry(deal, brandName, reader)].filter(
    (entry) => entry !== null,
  );
}

function workEntry(deal: Deal, brandName: string, reader: Reader): CalendarEntry | null {
  if (deal.acceptance === null) return null;
  const isCancelled = deal.cancellation !== null || (deal.status === 'closed' && deal.delivery === null);
  const entry =
    streamEntry(deal, brandName, reader.locale, deal.lastSeq) ?? dueEntry(deal, brandName, reader);
  return { ...entry, isCancelled };
}

function dueEntry({ id, lastSeq, dueAt, reference }: Deal, brandName: string, reader: Reader): CalendarEntry {
  const words = calendarWords[reader.locale];
  return {
    uid: `${id}@luyue`,
    sequence: lastSeq,
    start: before(dueAt, SHOWN),
    end: dueAt,
    summary: words.due(brandName),
    description: words.until(moment(dueAt, reader), reference),
  };
}

function deadlineEntry(deal: Deal, brandName: string, reader: Reader): CalendarEntry | null {
  const { id, gate, lastSeq, reference } = deal;
  if (!isOpen(gate) || !rolesAwaited(deal).includes('creator')) return null;
  const words = calendarWords[reader.locale];
  return {
    uid: `${id}.deadline@luyue`,
    sequence: lastSeq,
    start: before(gate.deadline, SHOWN),
    end: gate.deadline,
    summary: words.deadline(brandName),
    description: `${words.until(moment(gate.deadline, reader), reference)}\n${deadlineWords[reader.locale][gate.atDeadline]}`,
  };
}
