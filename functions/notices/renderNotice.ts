import { formatMoney } from '../../domain/money/currency.ts';
import { mailWords } from '../words/mails.ts';
import { calendarOf } from './calendar.ts';
import { cancellationLetter } from './compose/cancellation.ts';
import { closingLetter } from './compose/closing.ts';
import { disputeLetter } from './compose/dispute.ts';
import { extensionLetter } from './compose/extension.ts';
import { foundDownLetter } from './compose/foundDown.ts';
import { gateLetter } from './compose/gate.ts';
import { deadlineMovedLetter, linkReissuedLetter } from './compose/operation.ts';
import { reminderLetter } from './compose/reminder.ts';
import type { NoticeContext } from './context.ts';
import { type Letter, letterOf } from './letter.ts';
import { type Frame, mailHtml } from './mailHtml.ts';
import { mailText } from './mailText.ts';
import type { NoticePlan } from './plan.ts';

export interface RenderedNotice {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** See `calendar.ts`. */
  readonly calendar?: string;
}

/**
 * A planned notice in its reader's language: one next step, until when, and what happens otherwise.
 * @throws InvariantViolation if `context.deal` is not where the plan says
 */
export function renderNotice(plan: NoticePlan, context: NoticeContext): RenderedNotice {
  const letter = compose(plan, context);
  const frame = frameOf(plan, context);
  const calendar = calendarOf(plan, context);
  return {
    subject: letter.subject,
    html: mailHtml(letter, frame),
    text: mailText(letter, frame),
    ...(calendar === null ? {} : { calendar }),
  };
}

function compose(plan: NoticePlan, context: NoticeContext): Letter {
  const { about } = plan;
  switch (about.kind) {
    case 'gate_opened':
      return gateLetter(plan, context);
    case 'reminder':
      return reminderLetter(about.isFinal, context);
    case 'clock_extended':
      return extensionLetter(plan, about.undelivered, context);
    case 'deadline_moved':
      return deadlineMovedLetter(context);
    case 'link_reissued':
      return linkReissuedLetter(plan, context);
    case 'stranded': {
      const { deal, party } = context;
      return letterOf(mailWords[party.locale].stranded(deal.reference, deal.parked?.error ?? ''));
    }
    case 'invariant_violated':
      return letterOf(mailWords[context.party.locale].violated(context.deal.reference));
    case 'sample_waived': {
      const { deal, party, creatorName } = context;
      return letterOf(mailWords[party.locale].sampleWaived(creatorName, deal.reference));
    }
    case 'work_down': {
      const { deal, party, brandName, note = null } = context;
      return letterOf(mailWords[party.locale].workDown(brandName, deal.reference), { note });
    }
    case 'found_down':
      return foundDownLetter(plan, context);
    case 'dispute_raised':
    case 'dispute_decided':
    case 'decision_appealed':
    case 'dispute_resolved':
    case 'second_operator_needed':
      return disputeLetter(about.kind, context);
    case 'cancelled':
      return cancellationLetter(plan, context);
    case 'closed':
      return closingLetter(plan, context);
    case 'refund_failed': {
      const { deal, party } = context;
      const amount = formatMoney(about.amountMinor, deal.terms.currency, party.locale);
      return letterOf(mailWords[party.locale].refundFailed(amount, deal.reference, about.reason));
    }
    case 'payout_reversed': {
      const { deal, party } = context;
      const amount = formatMoney(about.amountMinor, deal.terms.currency, party.locale);
      return letterOf(mailWords[party.locale].payoutReversed(amount, deal.reference));
    }
    case 'bank_details': {
      const { deal, party } = context;
      const amount = formatMoney(about.amountMinor, deal.terms.currency, party.locale);
      return letterOf(mailWords[party.locale].bankDetails(amount, deal.reference));
    }
  }
}

function frameOf({ role, link: { to } }: NoticePlan, { party, deal, link }: NoticeContext): Frame {
  const words = mailWords[party.locale];
  const isPrivate = to === 'deal_page' || to === 'onboarding';
  const aboutLink = isPrivate ? words.linkIsPrivate : words.whereToAct(deal.id);
  return {
    locale: party.locale,
    greeting: role === 'operator' ? words.operatorGreeting : words.greeting(party.name),
    reference: deal.reference,
    link,
    footer: [aboutLink, words.automatic],
  };
}
