import type { NoticeRef } from '../ports/notices.ts';

/** What a notice is called outside, in the Message-ID of its mail: by this a bounce finds it again. */
export function nameOf({ dealId, about, partyId }: NoticeRef): string {
  return `${dealId}.${about}.${partyId}`;
}

/** The notice that goes by `name`, or `null` for the name of something else. */
export function noticeNamed(name: string): NoticeRef | null {
  const [, dealId, about, partyId] = /^(deal_[^.]+)\.(\d+|\d{4}-[^_]+Z)\.([^.]+)$/.exec(name) ?? [];
  if (dealId === undefined || about === undefined || partyId === undefined) return null;
  return { dealId, about: /^\d+$/.test(about) ? Number(about) : about, partyId };
}
