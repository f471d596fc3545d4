import type { Deal } from '../../../domain/deal/deal.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { sumMinor } from '../../../domain/money/amount.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { mailWords } from '../../words/mails.ts';
import { outcomeText } from '../../words/outcomes.ts';
import { purposeWords } from '../../words/purposes.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import type { NoticePlan } from '../plan.ts';

type Amounts = Letter['amounts'];

/** The end of a deal, with what it came to for the reader. @throws InvariantViolation if the deal is not closed */
export function closingLetter({ role }: NoticePlan, context: NoticeContext): Letter {
  const { deal, party, note = null } = context;
  const outcome = outcomeText(deal, party.locale);
  if (outcome === null) throw new InvariantViolation(`deal ${deal.id} has no outcome to tell of`);
  const words = mailWords[party.locale].closing;
  const { title, meaning } = outcome;
  const text = { subject: words.subject(title, deal.reference), paragraphs: [meaning], button: words.button };
  const isNothingHeld = deal.money.fundedMinor === 0;
  const amounts = role === 'creator' ? amountsOfCreator(context) : amountsOfBrand(context);
  return letterOf(text, { note, amounts: isNothingHeld ? [] : amounts });
}

function amountsOfCreator({ deal, party }: NoticeContext): Amounts {
  const { locale } = party;
  const say = speak(deal, locale);
  const payments = deal.payments.filter((payment) => payment.to.role === 'creator');
  const paid = payments.filter((payment) => payment.status === 'paid');
  return [
    ...payments.map(({ purpose, amountMinor }) => [purposeWords[locale][purpose], say(amountMinor)] as const),
    [mailWords[locale].closing.paidToYou, say(sumMinor(...paid.map(({ amountMinor }) => amountMinor)))],
  ];
}

function amountsOfBrand({ deal, party }: NoticeContext): Amounts {
  const words = mailWords[party.locale].closing;
  const say = speak(deal, party.locale);
  const { fundedMinor, releasedMinor, refundedMinor } = deal.money;
  const earned = deal.payments.filter((payment) => payment.to.role === 'creator');
  // What was kept for the creator's debts was earned all the same.
  const kept = deal.offsets.filter(({ payee }) => payee.role === 'creator');
  const earnedMinor = sumMinor(...[...earned, ...kept].map(({ amountMinor }) => amountMinor));
  return [
    [words.youPaid, say(fundedMinor)],
    [words.toCreator, say(earnedMinor)],
    [words.fees, say(releasedMinor - earnedMinor)],
    [words.returned, say(refundedMinor)],
  ];
}

const speak = (deal: Deal, locale: string) => (amountMinor: number) =>
  formatMoney(amountMinor, deal.terms.currency, locale);
