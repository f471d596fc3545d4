import type { Sighting } from '../verification/sighting.ts';
import type { Evidence } from './evidence.ts';
import type { Report } from './report.ts';

/** A report as a sighting of the work at `url`; `null` if it is about something else, or nobody signed it. */
export function sightingIn(
  report: Report,
  { id, by, signature }: Pick<Evidence, 'id' | 'by' | 'signature'>,
  url: string,
): Sighting | null {
  if (signature === undefined || (by.role !== 'brand' && by.role !== 'provider')) return null;
  if (!isSamePlace(report.url, url)) return null;
  const { publishedAt, startedAt, endedAt, minutesLive, seconds, products, tags, handle } = report;
  return {
    source: 'report',
    by: by.role,
    evidenceId: id,
    vouchedBy: by.role,
    platform: null,
    ...(handle === undefined ? {} : { handles: [handle] }),
    ...(publishedAt === undefined ? {} : { published: { from: publishedAt, to: publishedAt } }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(products === undefined ? {} : { products }),
    ...(tags === undefined ? {} : { tags }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(minutesLive === undefined ? {} : { minutesLive }),
  };
}

/** The same address; its fragment and http or https make no difference. */
function isSamePlace(one: string, other: string): boolean {
  const place = (text: string) => {
    const url = URL.parse(text);
    return url === null ? text : `${url.host}${url.pathname}${url.search}`;
  };
  return place(one) === place(other);
}
