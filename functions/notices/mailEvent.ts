import * as z from 'zod/mini';
import { messageIdIn } from '../../adapters/mail/messageIdHeader.ts';
import { messageIdInTags } from '../../adapters/mail/noticeTag.ts';
import { RetryableError } from '../../domain/errors.ts';
import { noticeNamed } from '../../domain/notices/name.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import { toInstant } from '../../domain/time.ts';

/**
 * What SES says of a mail. Sent through its API a mail carries its notice in a tag; through its SMTP door, in the
 * Message-ID that we gave it, which is in `commonHeaders` (`mail.messageId` is one of SES's own).
 * Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const sesEventSchema = z.object({
  eventType: z.optional(z.string()),
  notificationType: z.optional(z.string()),
  bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.string() })),
  mail: z.object({
    tags: z.optional(z.unknown()),
    commonHeaders: z.optional(z.object({ messageId: z.optional(z.string()) })),
  }),
});
type SesEvent = z.infer<typeof sesEventSchema>;

/** By way of EventBridge the event is the detail; by way of SNS it is the message, as text. */
const eventSchema = z.union([
  z.object({ detail: sesEventSchema }),
  z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) }),
]);

/** Kinds of events after which a mail has not reached its reader; of others there is nothing to note. */
export const UNDELIVERED: readonly string[] = ['Bounce', 'Reject'];

/**
 * A mail that had been taken came back: from then on its reader was not told. Any bounce counts, also an absence that
 * SES takes for one: a clock that is extended for nothing harms nobody, silence that pays does.
 * @throws RetryableError when the notice is not written yet
 */
export async function noteMailEvent(
  services: {
    readonly notices: Pick<NoticeStore, 'bounce'>;
    /** Epoch ms. */
    readonly now: () => number;
    readonly warn: (message: string, fields: Readonly<Record<string, string | number>>) => void;
  },
  event: unknown,
): Promise<void> {
  for (const said of eventsIn(event)) {
    const kind = said.eventType ?? said.notificationType ?? '';
    const { tags, commonHeaders } = said.mail;
    const ref = noticeNamed(messageIdInTags(tags) ?? messageIdIn(commonHeaders?.messageId ?? '') ?? '');
    // Mails about differences in the books and the like are no notices, and nothing depends on them.
    if (!UNDELIVERED.includes(kind) || ref === null) continue;
    const isKnown = await services.notices.bounce(ref, toInstant(services.now()));
    if (!isKnown) throw new RetryableError(`the notice ${ref.about} of ${ref.dealId} is not written yet`);
    services.warn('mail came back', { ...ref, ...(said.bounce ?? { bounceType: kind }) });
  }
}

function eventsIn(event: unknown): SesEvent[] {
  const parsed = eventSchema.parse(event);
  if ('detail' in parsed) return [parsed.detail];
  return parsed.Records.map(({ Sns }) => sesEventSchema.parse(JSON.parse(Sns.Message)));
}
