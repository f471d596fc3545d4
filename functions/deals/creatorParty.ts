import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import type { Party } from '../../domain/parties.ts';
import type { DealRequest } from './dealRequest.ts';

/** The same brand finds the same creator again by a hash of the address, never by the address itself. */
export function creatorKey(brandId: string, email: string): string {
  return createHash('sha256').update(`${brandId}\n${email.toLowerCase()}`).digest('hex');
}

/** Whom a deal is offered to; what the request does not say is as it is `known`. @param now epoch ms */
export function creatorParty(creator: DealRequest['creator'], known: Party | null, now: number): Party {
  const timeZone = creator.timeZone ?? known?.timeZone;
  return {
    id: known?.id ?? `creator_${ulid(now)}`,
    kind: 'creator',
    name: creator.name,
    email: creator.email,
    phone: creator.phone ?? known?.phone ?? null,
    locale: creator.locale ?? known?.locale ?? 'zh-CN',
    ...(timeZone === undefined ? {} : { timeZone }),
    platform: creator.platform ?? known?.platform ?? null,
    handle: creator.handle ?? known?.handle ?? null,
    payoutAccountId: known?.payoutAccountId ?? null,
  };
}
