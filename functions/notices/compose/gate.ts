import { topUpMinor } from '../../../domain/deal/collection.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { holdMinor } from '../../../domain/deal/stayLive.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { type Gate, isOpen } from '../../../domain/gates/gate.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { creatorSide, fundingMinor } from '../../../domain/terms/cost.ts';
import { calendarWords } from '../../words/calendar.ts';
import { checkRow, checkWords } from '../../words/checks.ts';
import { deadlineWords } from '../../words/deadlines.ts';
import { disputeMails } from '../../words/disputeMails.ts';
import { distance, moment } from '../../words/formats.ts';
import { type GateFacts, gateMails, type MailText } from '../../words/gateMails.ts';
import { mailWords } from '../../words/mails.ts';
import { type Reader, readerOf } from '../../words/reader.ts';
import { isStreamAhead } from '../calendar.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import type { NoticePlan } from '../plan.ts';
import { disputeFacts, isDisputeGate } from './dispute.ts';

/** A gate opened at which the reader is awaited. @throws InvariantViolation if the deal stands at no such gate */
export function gateLetter({ role }: Pick<NoticePlan, 'role'>, context: NoticeContext): Letter {
  const gate = standingGate(context.deal);
  const text = gateText(gate, context);
  const words = calendarWords[context.party.locale];
  const isForBrand = role === 'provider' && isDisputeGate(gate.name);
  const more = [
    ...(isForBrand ? [disputeMails[context.party.locale].forBrand(context.brandName)] : []),
    ...(role === 'creator' && isStreamAhead(context.deal, context.now) ? [words.enclosed] : []),
  ];
  return letterOf(
    { ...text, paragraphs: [...text.paragraphs, ...more] },
    {
      note: context.note ?? null,
      checks: checksAt(gate, context),
      deadline: deadlineOf(gate, context),
    },
  );
}

/** How the checks of the work came out, for who reviews it, or where they will be found: most mails are faster. */
export function checksAt({ name }: Gate, { deal, checks = [], party }: NoticeContext): Letter['checks'] {
  if (name !== 'review') return [];
  const { underWay, whereToLook } = checkWords[party.locale];
  if (checks.length === 0) return [[underWay[0], whereToLook(deal.id)]];
  return checks.map((check) => checkRow(check, party.locale));
}

export function standingGate({ id, gate }: Deal): Gate {
  if (!isOpen(gate)) throw new InvariantViolation(`deal ${id} stands at no gate to tell of`);
  return gate;
}

export function gateText(gate: Gate, context: NoticeContext): MailText {
  if (gate.name === 'payout') throw new InvariantViolation('nobody is mailed about the gate payout');
  const reader = readerOf(context.party.locale, context.party.timeZone);
  const facts = factsOf(context, gate, reader);
  const { name } = gate;
  return isDisputeGate(name)
    ? disputeMails[reader.locale].gates[name](facts, disputeFacts(context))
    : gateMails[reader.locale][name](facts);
}

export function deadlineOf(gate: Gate, { party, now }: NoticeContext): Letter['deadline'] {
  const reader = readerOf(party.locale, party.timeZone);
  const left = distance(gate.deadline, now, reader.locale);
  return {
    until: `${moment(gate.deadline, reader)} · ${left}`,
    otherwise: deadlineWords[reader.locale][gate.atDeadline],
  };
}

function factsOf(context: NoticeContext, gate: Gate, reader: Reader): GateFacts {
  const { deal, brandName, creatorName, providerName } = context;
  const { terms } = deal;
  const { deliverable } = terms;
  const words = mailWords[reader.locale];
  const say = (amountMinor: number) => formatMoney(amountMinor, terms.currency, reader.locale);
  return {
    brand: brandName,
    creator: creatorName,
    provider: providerName,
    reference: deal.reference,
    work:
      deliverable.kind === 'livestream'
        ? words.livestream(deliverable.minMinutes)
        : words.video(deliverable.minSeconds),
    due: moment(deal.dueAt, reader),
    fee: say(terms.fixedFee),
    ownFee: say(creatorSide(terms, { feeMinor: terms.fixedFee, commissionMinor: 0 }).creatorMinor),
    amount: say(gate.name === 'top_up' ? (deal.topUp?.amountMinor ?? topUpMinor(deal)) : fundingMinor(terms)),
    hasCommission: terms.commission !== undefined,
    termsVersion: deal.termsVersion,
    held: say(creatorSide(terms, { feeMinor: holdMinor(deal), commissionMinor: 0 }).creatorMinor),
    shipment: deal.sample === null ? '' : `${deal.sample.carrier} ${deal.sample.trackingNumber}`,
    after: deal.lastAnswer?.action ?? null,
    afterGate: deal.lastAnswer?.gate ?? null,
  };
}
