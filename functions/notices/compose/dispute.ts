import { disputeGates } from '../../../domain/dispute/clocks.ts';
import type { Dispute } from '../../../domain/dispute/dispute.ts';
import type { Finding } from '../../../domain/dispute/finding.ts';
import { splitContested } from '../../../domain/dispute/split.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import type { Role } from '../../../domain/parties.ts';
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

type DisputeSubject =
  | 'dispute_raised'
  | 'dispute_decided'
  | 'decision_appealed'
  | 'dispute_resolved'
  | 'second_operator_needed';

/** What happened in a dispute, said to somebody who is not awaited. @throws InvariantViolation for a deal without one */
export function disputeLetter(subject: DisputeSubject, context: NoticeContext): Letter {
  const { deal, party, note = null } = context;
  const words = disputeMails[party.locale].told;
  const isPending = subject === 'second_operator_needed';
  const facts = disputeFacts(
    context,
    isPending ? (deal.dispute?.pendingDecision?.finding ?? null) : undefined,
  );
  const isQuoted = subject === 'dispute_raised' || subject === 'decision_appealed';
  return letterOf(words[subject](deal.reference, facts), { note: isQuoted ? note : null });
}

/**
 * @param said how it is to end, where that is neither decided nor proposed to both sides
 * @throws InvariantViolation for a deal without a dispute
 */
export function disputeFacts(context: NoticeContext, said?: Finding | null): DisputeFacts {
  const { deal, party, brandName, creatorName, providerName } = context;
  const { dispute, terms } = deal;
  if (dispute === null) throw new InvariantViolation(`deal ${deal.id} has no dispute to tell of`, deal.id);
  const { locale } = party;
  const finding = said ?? findingOf(dispute);
  const names: Partial<Record<Role, string | null>> = {
    brand: brandName,
    creator: creatorName,
    provider: providerName,
  };
  const nameOf = (role: Role) => names[role] ?? '';
  const reasons = disputeReasonWords[locale];
  return {
    claimant: nameOf(dispute.claimant),
    raisedBy: nameOf(dispute.openedBy.role),
    appellant: dispute.appeal === null ? '' : nameOf(dispute.appeal.by.role),
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

/** What both sides may know of how it ends: the decision, or what is proposed. */
export function findingOf({ decision, proposal, stage }: Dispute): Finding | null {
  if (decision !== null) return decision.finding;
  return stage === 'proposal_response' ? (proposal?.finding ?? null) : null;
}

function outcomeText({ deal, party }: NoticeContext, dispute: Dispute, { shares, redo }: Finding): string {
  const { locale } = party;
  const words = disputeWords[locale];
  if (redo !== null) return words.redo(moment(redo.dueAt, readerOf(locale, party.timeZone)));
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
