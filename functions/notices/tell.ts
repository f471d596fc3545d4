import { randomBytes } from 'node:crypto';
import type { Deal } from '../../domain/deal/deal.ts';
import { nameOf } from '../../domain/notices/name.ts';
import { linkGeneration } from '../../domain/operation/reissueLink.ts';
import type { Party } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Mailer } from '../../domain/ports/mail.ts';
import type { NoticeRecord, NoticeStore } from '../../domain/ports/notices.ts';
import type { LinkGrant, LinkStore, PartyStore } from '../../domain/ports/parties.ts';
import { toInstant } from '../../domain/time.ts';
import { noteIn } from '../pages/note.ts';
import { secretHash } from '../runtime/principal.ts';
import { recheckOf, verificationOf } from '../verification/verificationOf.ts';
import { type NoticePlan, OPERATORS } from './plan.ts';
import { renderNotice } from './renderNotice.ts';

export interface NoticeServices {
  readonly deals: DealStore;
  readonly parties: Pick<PartyStore, 'find'>;
  readonly links: LinkStore;
  readonly notices: NoticeStore;
  readonly mailer: Mailer;
  readonly operators: { readonly email: string };
  readonly publicUrl: string;
  readonly clock: Clock;
}

/** How long a creator's link works; each mail carries a new one. */
const LINK_DAYS = 120;
const DAY_MILLIS = 86_400_000;

/** Mails a notice once, and keeps the proof. @throws RetryableError */
export async function tell(services: NoticeServices, plan: NoticePlan, deal: Deal): Promise<void> {
  const { notices, mailer, clock } = services;
  const ref = refOf(plan);
  if ((await notices.find(ref)) !== null) return;
  const party = await recipient(services, plan);
  // A record that was erased has no address any more: nobody can be told, and it counts as that.
  const result =
    party.email === null
      ? { status: 'bounced' as const }
      : await mailer.send({
          to: party.email,
          messageId: nameOf(ref),
          ...renderNotice(plan, await contextOf(services, plan, deal, party)),
        });
  await notices.put({ ...recordOf(plan), status: result.status, at: toInstant(clock.now()) });
}

export const refOf = ({ dealId, seq, due, partyId }: NoticePlan) => ({ dealId, about: due ?? seq, partyId });

/** What is kept of a plan, whichever way it is sent. */
export function recordOf(plan: NoticePlan): Omit<NoticeRecord, 'status' | 'at'> {
  const { dealId, seq, partyId, role, opening, due, isFinal } = plan;
  return {
    ...{ dealId, seq, partyId, role, opening },
    ...(due === undefined ? {} : { due }),
    ...(isFinal === true ? { isFinal } : {}),
  };
}

export type Recipient = Pick<Party, 'name' | 'locale' | 'timeZone' | 'email' | 'phone'>;

const NOBODY = { name: '', locale: 'zh-CN', email: null, phone: null } as const;

export async function recipient(
  { parties, operators }: Pick<NoticeServices, 'parties' | 'operators'>,
  { partyId }: NoticePlan,
): Promise<Recipient> {
  if (partyId === OPERATORS) return { ...NOBODY, email: operators.email };
  return (await parties.find(partyId)) ?? NOBODY;
}

/** All that a notice is written from, with a link made for it. */
export async function contextOf(services: NoticeServices, plan: NoticePlan, deal: Deal, party: Recipient) {
  const { parties, deals, clock } = services;
  const name = async (id: string) => (await parties.find(id))?.name ?? '';
  const answered = deal.lastAnswer === null ? null : await deals.event(deal.id, deal.lastAnswer.seq);
  return {
    deal,
    party,
    brandName: await name(deal.brandId),
    creatorName: await name(deal.creatorId),
    providerName: deal.provider === null ? null : await name(deal.provider.id),
    link: await linkOf(services, plan, party, deal),
    note: noteIn(answered, plan.role),
    checks: (await verificationOf(deals, deal))?.checks ?? [],
    rechecked: (await recheckOf(deals, deal))?.checks ?? [],
    now: clock.now(),
  };
}

async function linkOf(
  services: NoticeServices,
  plan: NoticePlan,
  party: Recipient,
  deal: Deal,
): Promise<string | null> {
  switch (plan.link.to) {
    case 'deal_page':
      return `${services.publicUrl}/l/${await issueToken(services, plan, 'creator', party, deal)}`;
    // No token: whoever opens it signs in first.
    case 'console':
      return `${services.publicUrl}/deals/${deal.id}`;
    case 'checkout':
      return plan.link.url;
    case 'onboarding':
      // By way of a page of ours: the payment service's own would have gone stale before the mail is read.
      return `${services.publicUrl}/bank-details/${await issueToken(services, plan, plan.link.of, party, deal)}`;
  }
}

/** A link is 256 random bits, kept only as a hash; a repeated sending makes another one. */
export async function issueToken(
  services: Pick<NoticeServices, 'links' | 'clock'>,
  plan: Pick<NoticePlan, 'dealId' | 'partyId'>,
  role: LinkGrant['role'],
  party: Pick<Recipient, 'locale'>,
  deal: Deal,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await services.links.put({
    tokenHash: secretHash(token),
    dealId: plan.dealId,
    partyId: plan.partyId,
    role,
    locale: party.locale,
    expiresAt: toInstant(services.clock.now() + LINK_DAYS * DAY_MILLIS),
    generation: linkGeneration(deal, plan.partyId),
    revokedAt: null,
  });
  return token;
}
