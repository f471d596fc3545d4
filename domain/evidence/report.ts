import * as z from 'zod/mini';
import { webAddressSchema } from '../actions/texts.ts';
import { instantSchema } from '../time.ts';
import type { Sighting } from '../verification/sighting.ts';
import type { Evidence } from './evidence.ts';

const count = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const names = z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.maxLength(200));

/**
 * What brand or provider read off the platform's own figures about the work at `url`. Whoever sends it, with its
 * key, answers for it.
 */
export const reportSchema = z.strictObject({
  url: webAddressSchema,
  publishedAt: z.optional(instantSchema),
  startedAt: z.optional(instantSchema),
  endedAt: z.optional(instantSchema),
  minutesLive: z.optional(count(24 * 60)),
  seconds: z.optional(count(24 * 3600)),
  views: z.optional(count(Number.MAX_SAFE_INTEGER)),
  products: z.optional(names),
  /** Disclosure tags that the work carries. */
  tags: z.optional(names),
  handle: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
});
export type Report = z.infer<typeof reportSchema>;

/** A report as a sighting of the work at `url`; `null` if it is about something else, or nobody answers for it. */
export function sightingIn(
  report: Report,
  { id, by }: Pick<Evidence, 'id' | 'by'>,
  url: string,
): Sighting | null {
  if ((by.role !== 'brand' && by.role !== 'provider') || !isSamePlace(report.url, url)) return null;
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
