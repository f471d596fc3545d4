import { earnedFeeMinor } from '../../../domain/deal/guarantee.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import { sumMinor } from '../../../domain/money/amount.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { moment } from '../../words/formats.ts';
import { type PaymentWords, paymentWords } from '../../words/payments.ts';
import { statementWords } from '../../words/statement.ts';
import { html, type Markup } from '../markup.ts';
import { awaitsBankDetails, type DealPageView } from '../view.ts';
import { rows } from './rows.ts';

type Say = (amountMinor: number) => string;

/** The money once the brand has paid: what is held since when, what was earned, and how far each payment is. */
export function money(view: DealPageView): Markup | null {
  const { locale, deal } = view;
  const { funding, sales, salesSettledAt } = deal;
  if (!funding?.heldAt) return null;
  const words = paymentWords[locale];
  const say: Say = (amountMinor) => formatMoney(amountMinor, deal.terms.currency, locale);
  const sold =
    sales &&
    salesSettledAt &&
    words.sales(say(sales.netSalesMinor), sales.orders, say(sales.commissionMinor));
  const { gmvGuarantee } = deal.terms;
  const guaranteed =
    gmvGuarantee &&
    sales &&
    salesSettledAt &&
    words.guarantee(say(gmvGuarantee.target), say(earnedFeeMinor(deal)), say(sales.guaranteeRefundMinor));
  return html`<section aria-labelledby="money"><h2 id="money">${words.title}</h2>
${heldLines(view, funding.amountMinor, moment(funding.heldAt, view), words, say)}
<p class="soft small">${words.covers}</p>
${sold && html`<p>${sold}</p>`}${guaranteed && html`<p>${guaranteed}</p>`}${paymentList(view, words, say)}
<p><a href="${view.path}/statement?lang=${locale}">${statementWords[locale].link}</a></p></section>
`;
}

/** What is held is said of what books and payment service both say, never of where the deal stands. */
function heldLines(view: DealPageView, paidMinor: number, at: string, words: PaymentWords, say: Say): Markup {
  const { funds } = view;
  switch (funds.kind) {
    case 'nothing':
      return html`<p>${words.paidIn(say(paidMinor), at)}</p>`;
    case 'unknown':
    case 'differs':
      return html`<p class="problem">${words.unproven[funds.kind]}</p>`;
    case 'held': {
      const { payments, heldMinor } = funds;
      const listed = payments.map(({ amountMinor, heldAt, reference }, index) => {
        const line = index === 0 ? words.held : words.heldTopUp;
        return html`<p>${line(say(amountMinor), moment(heldAt, view))} <span class="soft small">${words.reference} <code>${reference}</code></span></p>`;
      });
      const paidIn = sumMinor(...payments.map(({ amountMinor }) => amountMinor));
      const rest = heldMinor === paidIn ? null : html`<p>${words.stillHeld(say(heldMinor))}</p>`;
      return html`${listed}${rest}<p class="soft small">${words.proven}</p>`;
    }
  }
}

function paymentList(view: DealPageView, words: PaymentWords, say: Say): Markup {
  const payments = view.deal.payments.filter((payment) => payment.to.role === 'creator');
  if (payments.length === 0) return html`<p>${words.noPayments}</p>`;
  const paid = payments.filter((payment) => payment.status === 'paid');
  const total = sumMinor(...paid.map((payment) => payment.amountMinor));
  const listed = rows([
    ...payments.map(
      (payment) =>
        [
          words.purpose[payment.purpose],
          `${say(payment.amountMinor)} · ${words.progress[stageOf(payment)]}`,
        ] as const,
    ),
    paid.length > 0 ? [words.total, html`<span class="big">${say(total)}</span>`] : null,
  ]);
  const give =
    awaitsBankDetails(view.deal) && view.onboardingUrl !== null
      ? html`<p><a class="button" href="${view.onboardingUrl}">${words.giveBankDetails}</a></p>`
      : null;
  return html`${listed}${give}`;
}

function stageOf({ status, blockedBy }: Payment): keyof PaymentWords['progress'] {
  return blockedBy === null ? status : 'blocked';
}
