import { TerminalError } from '../../domain/errors.ts';
import { formatMoney } from '../../domain/money/currency.ts';
import type { Party } from '../../domain/parties.ts';
import type { BankFailureStore } from '../../domain/ports/bankFailures.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import type { Mailer } from '../../domain/ports/mail.ts';
import type { LinkStore, PartyStore } from '../../domain/ports/parties.ts';
import type { PaymentEvent } from '../../domain/ports/payments.ts';
import { toInstant } from '../../domain/time.ts';
import { letterOf } from '../notices/letter.ts';
import { mailHtml } from '../notices/mailHtml.ts';
import { mailText } from '../notices/mailText.ts';
import { issueToken } from '../notices/tell.ts';
import type { Log } from '../runtime/log.ts';
import { mailWords } from '../words/mails.ts';
import { operationWords } from '../words/operation.ts';

export interface BankFailureServices {
  readonly deals: DealStore;
  readonly ledger: Ledger;
  readonly parties: PartyStore;
  readonly links: LinkStore;
  readonly bankFailures: BankFailureStore;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}

export type BankPayoutFailed = Extract<PaymentEvent, { type: 'payout_failed' }>;

const DAY_MILLIS = 86_400_000;
/** The service pays out within days; whoever was paid longer ago finds a link in an older mail. */
const RECENT_DAYS = 60;

/**
 * A payee's bank sent its money back to its account with the service. The payee is told by mail, operators by a case. The
 * books stay as they are: what we owed was paid. A report that comes twice tells nobody twice.
 */
export async function bankFailed(services: BankFailureServices, event: BankPayoutFailed): Promise<void> {
  const { parties, bankFailures, log } = services;
  const { accountId, reference, amountMinor, currency, reason, at } = event;
  const payee = await parties.findByPayoutAccount(accountId);
  if (payee === null) return;
  log.warn('bank payout failed', { partyId: payee.id, accountId, reference, reason });
  if ((await bankFailures.find(accountId, reference)) !== null) return;
  if (payee.email !== null) await mail(services, payee, payee.email, event);
  await bankFailures.put({ accountId, reference, partyId: payee.id, amountMinor, currency, reason, at });
}

async function mail(
  services: BankFailureServices,
  payee: Party,
  to: string,
  { reference, amountMinor, currency }: BankPayoutFailed,
): Promise<void> {
  const { locale } = payee;
  const words = mailWords[locale];
  const letter = letterOf(operationWords[locale].bankFailed(formatMoney(amountMinor, currency, locale)));
  const link = await bankDetailsLink(services, payee, currency);
  const frame = {
    locale,
    greeting: words.greeting(payee.name),
    reference,
    link,
    footer: [...(link === null ? [] : [words.linkIsPrivate]), words.automatic],
  };
  await services.mailer.send({
    to,
    subject: letter.subject,
    html: mailHtml(letter, frame),
    text: mailText(letter, frame),
    messageId: `bank.${reference}`,
  });
}

/** By way of the deal for which the payee was paid last; `null` where it was paid too long ago. */
async function bankDetailsLink(
  services: BankFailureServices,
  { id, kind, locale }: Party,
  currency: string,
): Promise<string | null> {
  if (kind === 'brand') throw new TerminalError(`brand ${id} receives no payouts`);
  const dealId = await lastPaidDeal(services, { role: kind, id }, currency);
  const deal = dealId === null ? null : await services.deals.find(dealId);
  if (deal === null) return null;
  const token = await issueToken(services, { dealId: deal.id, partyId: id }, kind, { locale }, deal);
  return `${services.publicUrl}/bank-details/${token}`;
}

async function lastPaidDeal(
  { ledger, clock }: BankFailureServices,
  payee: { readonly role: 'creator' | 'provider'; readonly id: string },
  currency: string,
): Promise<string | null> {
  const from = toInstant(clock.now() - RECENT_DAYS * DAY_MILLIS);
  let last: string | null = null;
  let cursor: string | undefined;
  do {
    const page = await ledger.entriesOfParty(payee, currency, { from, cursor, limit: 100 });
    last = page.items.at(-1)?.dealId ?? last;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return last;
}
