import { earnedFeeMinor } from '../../../domain/deal/guarantee.ts';
import type { Payment } from '../../../domain/deal/payment.ts';
import { sumMinor } from '../../../domain/money/amount.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { moment } from '../../words/formats.ts';
import { type PaymentWords, paymentWords } from '../../words/payments.ts';
import { statementWords } from '../../words/statement.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { rows } from './rows.ts';

type Say = (amountMinor: number) => string;

/** The money once the brand has paid: what was earned, and how far each payment is. What is held, `funds` says. */
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
${view.funds.kind === 'nothing' && html`<p>${words.paidIn(say(funding.amountMinor), moment(funding.heldAt, view))}</p><p class="soft small">${words.covers}</p>`}
${sold && html`<p>${sold}</p>`}${guaranteed && html`<p>${guaranteed}</p>`}${paymentList(view, words, say)}
<p><a class="save" href="${view.path}/statement?lang=${locale}">${statementWords[locale].link}</a></p></section>
`;
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
  return listed;
}

function stageOf({ status, blockedBy }: Payment): keyof PaymentWords['progress'] {
  return blockedBy === null ? status : 'blocked';
}
