import { disputeGates } from '../../../domain/dispute/clocks.ts';
import type { Dispute } from '../../../domain/dispute/dispute.ts';
import type { Finding } from '../../../domain/dispute/finding.ts';
import { splitContested } from '../../../domain/dispute/split.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { type DisputeFacts, disputeMails } from '../../words/disputeMails.ts';
import { disputeReasonWords } from '../../words/disputeReasons.ts';
import { disputeWords } from '../../words/disputes.ts';
import { labelled, moment } from '../../words/formats.ts';
import { readerOf } from '../../words/reader.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';

type DisputeGate = (typeof disputeGates)[number];

export const isDisputeGate = (name: string): name is DisputeGate =>
  disputeGates.some((gate) => gate === name);

/** The dispute is over; the reason is given with it. @throws InvariantViolation for a deal without one */
export function resolutionLetter(context: NoticeContext): Letter {
  const { deal, party } = context;
  return letterOf(disputeMails[party.locale].resolved(deal.reference, disputeFacts(context)));
}

/** One operator decided, a second one has to. @throws InvariantViolation for a deal without a dispute */
export function secondOperatorLetter(context: NoticeContext): Letter {
  const { deal, party } = context;
  return letterOf(disputeMails[party.locale].secondNeeded(deal.reference, disputeFacts(context)));
}

/** @throws InvariantViolation for a deal without a dispute */
export function disputeFacts(context: NoticeContext): DisputeFacts {
  const { deal, party, brandName, creatorName } = context;
  const { dispute, terms } = deal;
  if (dispute === null) throw new InvariantViolation(`deal ${deal.id} has no dispute to tell of`, deal.id);
  const { locale } = party;
  const finding = findingOf(dispute);
  const reasons = disputeReasonWords[locale];
  return {
    claimant: dispute.claimant === 'brand' ? brandName : creatorName,
    contested: formatMoney(dispute.contestedMinor, terms.currency, locale),
    reason: reasons[dispute.reasonCode],
    finding: finding && {
      outcome: outcomeText(context, dispute, finding),
      reason: reasons[finding.reasonCode],
      text: finding.text,
    },
    isAppealed: dispute.appeal !== null,
  };
}

/** What counts at the moment: the decision, one half of it, or what is proposed. */
export function findingOf({ decision, pendingDecision, proposal, stage }: Dispute): Finding | null {
  if (decision !== null) return decision.finding;
  if (pendingDecision !== null) return pendingDecision.finding;
  return stage === 'proposal_response' ? (proposal?.finding ?? null) : null;
}

function outcomeText({ deal, party }: NoticeContext, dispute: Dispute, { shares, redo }: Finding): string {
  const { locale } = party;
  const words = disputeWords[locale];
  if (redo !== null) return words.redo(moment(redo.dueAt, readerOf(locale)));
  if (shares === null) return '';
  const { currency } = deal.terms;
  const split = splitContested(dispute.contestedMinor, shares, currency);
  const { creatorMinor, brandMinor, providerMinor } = split;
  const say = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const parts = [
    labelled(words.toCreator, say(creatorMinor), locale),
    labelled(words.toBrand, say(brandMinor), locale),
    ...(providerMinor > 0 ? [labelled(words.toProvider, say(providerMinor), locale)] : []),
  ];
  return locale === 'zh-CN'
    ? `${parts.join('；')}（${words.gross}）。`
    : `${parts.join('; ')} (${words.gross}).`;
}
