import type { Period, Sighting } from './sighting.ts';
import type { Subject } from './subject.ts';
import type { Reading } from './weigh.ts';

const MINUTE_MILLIS = 60_000;
/** Of what is missing, so many are named. */
const MOST_NAMED = 20;
/** A stream that begins so long before or after the agreed time still began as agreed. */
const STREAM_TOLERANCE_MILLIS = 30 * MINUTE_MILLIS;

/** Published after the terms were accepted (older work is not this work) and by the time it was handed in. */
export function readPublished({ acceptedAt, deliveredAt }: Subject, { published }: Sighting): Reading {
  if (published === undefined) return null;
  return { holds: overlaps(published, { from: acceptedAt, to: deliveredAt }), seen: seenPeriod(published) };
}

/** A day without an hour overlaps if any moment of it does. */
function overlaps(a: Period, b: Period): boolean {
  return Date.parse(a.from) <= Date.parse(b.to) && Date.parse(a.to) >= Date.parse(b.from);
}

const seenPeriod = ({ from, to }: Period): Record<string, string> =>
  from === to ? { publishedAt: from } : { publishedFrom: from, publishedTo: to };

export function readLength(minSeconds: number, { seconds }: Sighting): Reading {
  return seconds === undefined ? null : { holds: seconds >= minSeconds, seen: { seconds } };
}

export function readStart({ dueAt }: Subject, { startedAt }: Sighting): Reading {
  if (startedAt === undefined) return null;
  const offMillis = Math.abs(Date.parse(startedAt) - Date.parse(dueAt));
  return { holds: offMillis <= STREAM_TOLERANCE_MILLIS, seen: { startedAt } };
}

/** A stream that was handed in is over. */
export function readEnd({ deliveredAt }: Subject, { endedAt }: Sighting): Reading {
  if (endedAt === undefined) return null;
  return { holds: Date.parse(endedAt) <= Date.parse(deliveredAt), seen: { endedAt } };
}

export function readMinutes(minMinutes: number, sighting: Sighting): Reading {
  const minutes = minutesOf(sighting);
  return minutes === null ? null : { holds: minutes >= minMinutes, seen: { minutes } };
}

/** As reported, else from start to end, rounded down. */
function minutesOf({ minutesLive, startedAt, endedAt }: Sighting): number | null {
  if (minutesLive !== undefined) return minutesLive;
  if (startedAt === undefined || endedAt === undefined) return null;
  return Math.floor((Date.parse(endedAt) - Date.parse(startedAt)) / MINUTE_MILLIS);
}

/** Products are named by the brand's own codes: a text that does not name them says nothing against them. */
export function readProducts(products: readonly string[], sighting: Sighting): Reading {
  if (sighting.products !== undefined) return readList(products, sighting.products);
  const missing = missingIn(products, sighting.text?.content ?? '');
  return missing.length === 0 ? { holds: true, seen: { missing: missing.slice(0, MOST_NAMED) } } : null;
}

/** A tag is missing only where the whole text was seen. */
export function readDisclosure(tags: readonly string[], sighting: Sighting): Reading {
  if (sighting.tags !== undefined) return readList(tags, sighting.tags);
  if (sighting.text === undefined) return null;
  const missing = missingIn(tags, sighting.text.content);
  if (missing.length > 0 && !sighting.text.isWhole) return null;
  return { holds: missing.length === 0, seen: { missing: missing.slice(0, MOST_NAMED) } };
}

function readList(wanted: readonly string[], found: readonly string[]): Reading {
  const known = new Set(found.map(plain));
  const missing = wanted.filter((each) => !known.has(plain(each)));
  return { holds: missing.length === 0, seen: { missing: missing.slice(0, MOST_NAMED) } };
}

function missingIn(wanted: readonly string[], text: string): string[] {
  const all = plain(text);
  return wanted.filter((each) => !all.includes(plain(each)));
}

/** Full-width signs (＃) and letter case do not make a difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether one of the handles is the agreed one; a leading @ does not count. */
export function readHandle(handle: string, { handles }: Sighting): Reading {
  if (handles === undefined || handles.length === 0) return null;
  const bare = (text: string) => plain(text.trim()).replace(/^@/, '');
  const isTheirs = handles.some((other) => bare(other) === bare(handle));
  return { holds: isTheirs, seen: { isTheirs } };
}
