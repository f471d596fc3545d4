import * as z from 'zod/mini';
import type { FetchBounds, WebFetch } from '../../domain/ports/platforms.ts';
import type { Sighting } from '../../domain/verification/sighting.ts';
import { handleIn } from './handles.ts';
import { periodOf } from './periods.ts';

const BOUNDS: FetchBounds = {
  timeoutMillis: 5_000,
  mostBytes: 256 * 1024,
  contentTypes: ['application/json', 'application/json+oembed', 'text/javascript', 'text/json'],
};

/** https://oembed.com, and what single platforms add to it. */
const answerSchema = z.object({
  title: z.catch(z.optional(z.string()), undefined),
  description: z.catch(z.optional(z.string()), undefined),
  author_url: z.catch(z.optional(z.string()), undefined),
  author_unique_id: z.catch(z.optional(z.string()), undefined),
  duration: z.catch(z.optional(z.number()), undefined),
  upload_date: z.catch(z.optional(z.string()), undefined),
});
type Answer = z.infer<typeof answerSchema>;

/** TikTok's title is the whole caption, Vimeo's description the whole text; elsewhere texts are cut or left out. */
const TELLS_THE_WHOLE_TEXT = new Set(['tiktok', 'vimeo']);

export type Described =
  | { readonly state: 'described'; readonly sighting: Sighting }
  /** The provider says that there is no such work. */
  | { readonly state: 'gone' }
  | { readonly state: 'silent' };

/**
 * What an oEmbed endpoint says about a work. `platform` is set for a registered provider, which answers for what it
 * says; an endpoint that a page names itself speaks for the page.
 */
export async function describe(
  fetch: WebFetch,
  describedAt: string,
  platform: string | null,
): Promise<Described> {
  const fetched = await fetch(describedAt, BOUNDS);
  if (!fetched.ok) return { state: 'silent' };
  if (fetched.status === 404 || fetched.status === 410) return { state: 'gone' };
  if (fetched.status !== 200) return { state: 'silent' };
  const answer = answerSchema.safeParse(parseJson(fetched.body));
  if (!answer.success) return { state: 'silent' };
  const by = new URL(fetched.url).hostname;
  return { state: 'described', sighting: sightingOf(answer.data, by, platform) };
}

function sightingOf(answer: Answer, by: string, platform: string | null): Sighting {
  const { title, description, author_url, author_unique_id, duration, upload_date } = answer;
  const published = upload_date === undefined ? undefined : periodOf(upload_date);
  const texts = [title, description].filter((text) => text !== undefined);
  return {
    source: 'oembed',
    by,
    vouchedBy: platform === null ? 'page' : 'platform',
    platform,
    handles: [
      ...(author_unique_id === undefined ? [] : [author_unique_id]),
      ...(author_url === undefined ? [] : handleIn(author_url)),
    ],
    ...(duration === undefined ? {} : { seconds: duration }),
    ...(published === undefined ? {} : { published }),
    ...(texts.length === 0
      ? {}
      : { text: { content: texts.join('\n'), isWhole: TELLS_THE_WHOLE_TEXT.has(platform ?? '') } }),
  };
}

export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    // Whoever reads it finds that it does not fit.
    return undefined;
  }
}
