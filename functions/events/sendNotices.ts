import { randomBytes } from 'node:crypto';
import type { Deal } from '../../domain/deal/deal.ts';
import type { DealEvent } from '../../domain/deal/event.ts';
import { TerminalError } from '../../domain/errors.ts';
import type { Party } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Mailer } from '../../domain/ports/mail.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import type { LinkGrant, LinkStore, PartyStore } from '../../domain/ports/parties.ts';
import { toInstant } from '../../domain/time.ts';
import { noticesFor } from '../notices/noticesFor.ts';
import { type NoticePlan, OPERATORS } from '../notices/plan.ts';
import { renderNotice } from '../notices/renderNotice.ts';
import { noteIn } from '../pages/note.ts';
import { secretHash } from '../runtime/principal.ts';
import { verificationOf } from '../verification/verificationOf.ts';

export interface NoticeServices {
  readonly deals: DealStore;
  readonly parties: PartyStore;
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

/** Tells everybody whom an event concerns, once each, and keeps the proof. @throws RetryableError */
export async function sendNotices(services: NoticeServices, event: DealEvent): Promise<void> {
  const deal = await services.deals.find(event.dealId);
  if (deal === null) throw new TerminalError(`there is no deal ${event.dealId}`);
  for (const plan of noticesFor(event, deal)) {
    const known = await services.notices.find(plan.dealId, plan.seq, plan.partyId);
    if (known === null) await sendNotice(services, plan, deal);
  }
}

async function sendNotice(services: NoticeServices, plan: NoticePlan, deal: Deal): Promise<void> {
  const { notices, mailer, clock } = services;
  const party = await recipient(services, plan);
  const { dealId, seq, partyId, role, opening } = plan;
  const record = { dealId, seq, partyId, role, opening };
  // A record that was erased has no address any more: nobody can be told, and it counts as that.
  const result =
    party.email === null
      ? { status: 'bounced' as const }
      : await mailer.send({
          to: party.email,
          messageId: `${dealId}.${seq}.${partyId}`,
          ...renderNotice(plan, await contextOf(services, plan, deal, party)),
        });
  await notices.put({ ...record, status: result.status, at: toInstant(clock.now()) });
}

type Recipient = Pick<Party, 'name' | 'locale' | 'email'>;

async function recipient(
  { parties, operators }: NoticeServices,
  { partyId }: NoticePlan,
): Promise<Recipient> {
  if (partyId === OPERATORS) return { name: '', locale: 'zh-CN', email: operators.email };
  const party = await parties.find(partyId);
  return party ?? { name: '', locale: 'zh-CN', email: null };
}

async function contextOf(services: NoticeServices, plan: NoticePlan, deal: Deal, party: Recipient) {
  const { parties, deals, clock } = services;
  const name = async (id: string) => (await parties.find(id))?.name ?? '';
  const answered = deal.lastAnswer === null ? null : await deals.event(deal.id, deal.lastAnswer.seq);
  return {
    deal,
    party,
    brandName: await name(deal.brandId),
    creatorName: await name(deal.creatorId),
    providerName: deal.provider === null ? null : await name(deal.provider.id),
    link: await linkOf(services, plan, party),
    note: noteIn(answered, plan.role),
    checks: (await verificationOf(deals, deal))?.checks ?? [],
    now: clock.now(),
  };
}

async function linkOf(services: NoticeServices, plan: NoticePlan, party: Recipient): Promise<string | null> {
  switch (plan.link.to) {
    case 'deal_page':
      return `${services.publicUrl}/l/${await issueToken(services, plan, 'creator', party)}`;
    // Brands and operators act over the API: there is no page of theirs to lead to.
    case 'console':
      return null;
    case 'checkout':
      return plan.link.url;
    case 'onboarding':
      // By way of a page of ours: the payment service's own would have gone stale before the mail is read.
      return `${services.publicUrl}/bank-details/${await issueToken(services, plan, plan.link.of, party)}`;
  }
}

/** A link is 256 random bits, kept only as a hash; a repeated sending makes another one. */
async function issueToken(
  services: NoticeServices,
  plan: NoticePlan,
  role: LinkGrant['role'],
  party: Recipient,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await services.links.put({
    tokenHash: secretHash(token),
    dealId: plan.dealId,
    partyId: plan.partyId,
    role,
    locale: party.locale,
    expiresAt: toInstant(services.clock.now() + LINK_DAYS * DAY_MILLIS),
    revokedAt: null,
  });
  return token;
}
