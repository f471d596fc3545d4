import type { Deal } from '../../../domain/deal/deal.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import { sumMinor } from '../../../domain/money/amount.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { moment } from '../../words/formats.ts';
import { type PaymentWords, paymentWords } from '../../words/payments.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { rows } from './rows.ts';

/** The money once the brand has paid: what is held since when, what was earned, and how far each payment is. */
export function money(view: DealPageView): Markup | null {
  const { locale, deal } = view;
  const { funding, topUp, sales, salesSettledAt } = deal;
  if (!funding?.heldAt) return null;
  const words = paymentWords[locale];
  const say = (amountMinor: number) => formatMoney(amountMinor, deal.terms.currency, locale);
  const added = topUp?.heldAt && words.heldTopUp(say(topUp.amountMinor), moment(topUp.heldAt, view));
  const sold =
    sales &&
    salesSettledAt &&
    words.sales(say(sales.netSalesMinor), sales.orders, say(sales.commissionMinor));
  return html`<section aria-labelledby="money"><h2 id="money">${words.title}</h2>
<p>${words.held(say(funding.amountMinor), moment(funding.heldAt, view))}</p>
${added && html`<p>${added}</p>`}<p class="soft small">${words.covers}</p>
${sold && html`<p>${sold}</p>`}${paymentList(view, words, say)}</section>
`;
}

/** What the creator has been or is to be paid. */
export function paymentsToCreator({ payments }: Deal): Payment[] {
  return payments.filter((payment) => payment.to.role === 'creator');
}

function paymentList(view: DealPageView, words: PaymentWords, say: (amountMinor: number) => string): Markup {
  const payments = paymentsToCreator(view.deal);
  if (payments.length === 0) return html`<p>${words.noPaymentsYet}</p>`;
  const isBlocked = payments.some((payment) => payment.blockedBy !== null);
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
    isBlocked && view.onboardingUrl !== null
      ? html`<p><a class="button" href="${view.onboardingUrl}">${words.giveBankDetails}</a></p>`
      : null;
  return html`${listed}${give}`;
}

function stageOf({ status, blockedBy }: Payment): keyof PaymentWords['progress'] {
  return blockedBy === null ? status : 'blocked';
}
