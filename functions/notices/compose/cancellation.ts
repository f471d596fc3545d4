import { agreedFeeMinor } from '../../../domain/deal/agreedFee.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { failureCost } from '../../../domain/terms/failureCost.ts';
import { mailWords } from '../../words/mails.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import type { NoticePlan } from '../plan.ts';

/**
 * Somebody cancelled paid work: the other side is told at once, and what the creator keeps of it.
 * @throws InvariantViolation for a deal that nobody cancelled
 */
export function cancellationLetter({ role }: NoticePlan, context: NoticeContext): Letter {
  const { deal, party, brandName, creatorName, note = null } = context;
  if (deal.cancellation === null) throw new InvariantViolation(`deal ${deal.id} was not cancelled`);
  const words = mailWords[party.locale].cancelled;
  const { creatorMinor } = failureCost(deal.terms, deal.cancellation.keptPpm, {
    agreedMinor: agreedFeeMinor(deal),
    releasedMinor: 0,
  }).cost;
  const kept = creatorMinor === 0 ? null : formatMoney(creatorMinor, deal.terms.currency, party.locale);
  const text =
    role === 'creator'
      ? words.toCreator(brandName, deal.reference, kept)
      : words.toBrand(creatorName, deal.reference);
  return letterOf(text, { note });
}
