import { describe, expect, it } from 'vitest';
import { messageIdHeader, messageIdIn } from '../../../adapters/mail/messageIdHeader.ts';
import { toTag } from '../../../adapters/mail/noticeTag.ts';
import type { NoticeRef } from '../../../domain/ports/notices.ts';
import { noteMailEvent } from '../../../functions/notices/mailEvent.ts';

const NAME = 'deal_1.2026-11-07T00:00:00.000Z.brand_1';
const REF = { dealId: 'deal_1', about: '2026-11-07T00:00:00.000Z', partyId: 'brand_1' };
const bounce = { bounceType: 'Permanent', bounceSubType: 'General' };
const said = (
  kind: string,
  messageId: string | undefined = messageIdHeader(NAME, 'no-reply@luyue.test'),
) => ({
  eventType: kind,
  bounce,
  mail: { messageId: '0100', commonHeaders: { messageId } },
});
const byEventBridge = (detail: unknown) => ({ source: 'aws.ses', detail });
const bySns = (...messages: unknown[]) => ({
  Records: messages.map((message) => ({ Sns: { Message: JSON.stringify(message) } })),
});

/** What was noted as bounced. */
async function noted(event: unknown, isKnown = true): Promise<NoticeRef[]> {
  const refs: NoticeRef[] = [];
  const notices = {
    bounce: async (ref: NoticeRef) => {
      refs.push(ref);
      return isKnown;
    },
  };
  await noteMailEvent({ notices, now: () => 0, warn: () => undefined }, event);
  return refs;
}

describe('what a mail service says of a mail', () => {
  it.each([
    ['a bounce by EventBridge', byEventBridge(said('Bounce'))],
    [
      'a bounce of a mail that SES gave its own Message-ID',
      byEventBridge({
        ...said('Bounce', '0100.its-own'),
        mail: {
          tags: { notice: [toTag(NAME)], 'ses:operation': ['SendEmail'] },
          commonHeaders: { messageId: '0100' },
        },
      }),
    ],
    ['a refusal by EventBridge', byEventBridge(said('Reject'))],
    ['a bounce by SNS', bySns(said('Bounce'))],
    [
      'a notification of the older kind',
      bySns({ ...said(''), eventType: undefined, notificationType: 'Bounce' }),
    ],
  ])('%s is noted', async (_what, event) => {
    expect(await noted(event)).toEqual([REF]);
  });

  it.each([
    ['a delivery', byEventBridge(said('Delivery'))],
    ['an opening', byEventBridge(said('Open'))],
    ['a mail that is no notice', byEventBridge(said('Bounce', '<case_1.2026@luyue.test>'))],
    ['a mail of somebody else', byEventBridge(said('Bounce', '<%E0%A4%A@elsewhere.test>'))],
    [
      'a mail without an id of ours',
      byEventBridge({ eventType: 'Bounce', bounce, mail: { messageId: '1' } }),
    ],
  ])('%s is not', async (_what, event) => {
    expect(await noted(event)).toEqual([]);
  });

  it('several at once are all noted', async () => {
    expect(await noted(bySns(said('Bounce'), said('Delivery'), said('Bounce')))).toHaveLength(2);
  });

  it('comes again when the notice is not written yet', async () => {
    await expect(noted(byEventBridge(said('Bounce')), false)).rejects.toThrow(/not written yet/);
  });

  it.each([null, {}, { Records: [{}] }, { Records: [{ Sns: { Message: 'no JSON' } }] }])(
    'refuses %j',
    async (event) => {
      await expect(noted(event)).rejects.toThrow();
    },
  );
});

it.each(['deal_1.12.brand_1', NAME, 'weird (name)%', '林'])('the id %j comes back from its header', (id) => {
  expect(messageIdIn(messageIdHeader(id, 'no-reply@luyue.test'))).toBe(id);
});
