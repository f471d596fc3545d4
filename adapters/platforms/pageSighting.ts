import type { Sighting } from '../../domain/verification/sighting.ts';
import { handleIn } from './handles.ts';
import { type LinkedWork, workIn } from './jsonLd.ts';
import { instantOf, periodOf, secondsOf } from './periods.ts';
import type { PageParts } from './readPage.ts';

/**
 * What a page says about the work on it, in JSON-LD, OpenGraph and microdata, the more exact one first. On a host of
 * a known platform the platform answers for it.
 */
export function pageSighting(page: PageParts, host: string, platform: string | null): Sighting {
  const work = workIn(page.jsonLd);
  const said = (...names: readonly string[]) => names.map((name) => page.meta.get(name)).find(Boolean);
  const published = first(
    periodOf,
    work?.uploadDate,
    work?.datePublished,
    said(
      'uploaddate',
      'datepublished',
      'article:published_time',
      'video:release_date',
      'og:video:release_date',
    ),
  );
  const seconds =
    first(secondsOf, work?.duration, said('duration')) ??
    first(wholeNumber, said('og:video:duration', 'video:duration'));
  const startedAt = first(instantOf, ...startsOf(work), said('startdate'));
  const endedAt = first(instantOf, ...endsOf(work), said('enddate'));
  return {
    source: 'page',
    by: host,
    vouchedBy: platform === null ? 'page' : 'platform',
    platform,
    handles: handlesOf(work),
    text: textOf(page, work),
    ...(published === undefined ? {} : { published }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
}

function first<T>(
  read: (text: string) => T | undefined,
  ...texts: readonly (string | undefined)[]
): T | undefined {
  for (const text of texts) {
    const value = text === undefined ? undefined : read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,7}$/.test(text) ? Number(text) : undefined);

const eventsOf = (work: LinkedWork | null) => [work?.publication ?? []].flat();
const startsOf = (work: LinkedWork | null) => [
  ...eventsOf(work).map((event) => event.startDate),
  work?.startDate,
];
const endsOf = (work: LinkedWork | null) => [...eventsOf(work).map((event) => event.endDate), work?.endDate];

/** Only addresses and handles tell who somebody is; a name that is shown can be anybody's. */
function handlesOf(work: LinkedWork | null): string[] {
  const people = [work?.author ?? [], work?.creator ?? []].flat();
  return people.flatMap(({ url, alternateName }) => [
    ...(url === undefined ? [] : handleIn(url)),
    ...(alternateName === undefined ? [] : [alternateName]),
  ]);
}

/** A page's texts are cut, hidden behind "more" or written by script: what they lack says nothing. */
function textOf({ meta, title }: PageParts, work: LinkedWork | null): NonNullable<Sighting['text']> {
  const texts = [
    work?.name,
    work?.description,
    meta.get('og:title'),
    meta.get('og:description'),
    meta.get('description'),
    meta.get('keywords'),
    title,
  ];
  return { content: texts.filter((text) => text !== undefined).join('\n'), isWhole: false };
}
