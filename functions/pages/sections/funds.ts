import { sumMinor } from '../../../domain/money/amount.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { moment } from '../../words/formats.ts';
import { fundsWords } from '../../words/funds.ts';
import { paymentWords } from '../../words/payments.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';

/**
 * Whether the money is held, since when and under which reference. That is said of what books and payment service
 * both say, never of where the deal stands.
 */
export function funds(view: DealPageView): Markup | null {
  const { deal, funds: proof, locale, brandName } = view;
  const words = fundsWords[locale];
  switch (proof.kind) {
    case 'nothing':
      return deal.status === 'awaiting_funding'
        ? section('notice', words.notHeld, html`<p>${words.notHeldYet(brandName)}</p>`)
        : null;
    case 'unknown':
    case 'differs':
      return section('problem', words.unproven, html`<p>${paymentWords[locale].unproven[proof.kind]}</p>`);
    case 'held':
      return section('held', words.held, held(view, proof));
  }
}

function held(
  view: DealPageView,
  { payments, heldMinor }: Extract<DealPageView['funds'], { kind: 'held' }>,
): Markup {
  const { deal, locale } = view;
  const words = paymentWords[locale];
  const say = (amountMinor: number) => formatMoney(amountMinor, deal.terms.currency, locale);
  const listed = payments.map(({ amountMinor, heldAt, reference }, index) => {
    const line = index === 0 ? words.held : words.heldTopUp;
    return html`<p>${line(say(amountMinor), moment(heldAt, view))} <span class="soft small">${words.reference} <code>${reference}</code></span></p>`;
  });
  const paidIn = sumMinor(...payments.map(({ amountMinor }) => amountMinor));
  const rest = heldMinor === paidIn ? null : html`<p>${words.stillHeld(say(heldMinor))}</p>`;
  return html`<p class="big">${say(heldMinor)}</p>
${listed}${rest}<p class="soft small">${words.proven} ${words.covers}</p>`;
}

function section(kind: 'held' | 'notice' | 'problem', heading: string, body: Markup): Markup {
  return html`<section class="${kind}" aria-labelledby="funds"><h2 id="funds">${heading}</h2>
${body}</section>
`;
}
