import * as z from 'zod/mini';

/** SES gives each mail a Message-ID of its own; what it tells of a mail later carries the mail's tags. */
export const NOTICE_TAG = 'notice';

/** A tag's value holds ASCII letters, digits, `-` and `_` only, 256 of them at most. */
export const toTag = (messageId: string): string => Buffer.from(messageId).toString('base64url');

const tagsSchema = z.object({ [NOTICE_TAG]: z.tuple([z.string()], z.string()) });

/** The id of the notice in the tags that SES tells of, or `null` for a mail without one. */
export function messageIdInTags(tags: unknown): string | null {
  const parsed = tagsSchema.safeParse(tags);
  return parsed.success ? Buffer.from(parsed.data[NOTICE_TAG][0], 'base64url').toString() : null;
}
