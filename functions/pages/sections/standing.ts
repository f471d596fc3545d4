import type { Gate } from '../../../domain/gates/gate.ts';
import { deadlineWords } from '../../words/deadlines.ts';
import { distance, moment } from '../../words/formats.ts';
import { gateWords } from '../../words/gates.ts';
import { pageWords } from '../../words/page.ts';
import { paymentWords } from '../../words/payments.ts';
import { html, type Markup } from '../markup.ts';
import { awaitsBankDetails, type DealPageView, isCreatorsTurn, openGateOf } from '../view.ts';

/** Where the deal stands: whose turn it is, until when, and what happens then. */
export function standing(view: DealPageView): Markup | null {
  const { locale, deal } = view;
  if (deal.status === 'closed') return null;
  const words = pageWords[locale];
  const gate = openGateOf(deal);
  if (gate === null) return section(words.status, html`<p>${words.moving}</p>`);
  const isTurn = awaitsBankDetails(deal) || isCreatorsTurn(deal);
  const body = html`<p><span class="${isTurn ? 'badge turn' : 'badge'}">${isTurn ? words.yourTurn : words.notYourTurn}</span></p>
${situation(view, gate)}${bankDetails(view)}${note(view)}
<p><strong>${words.deadline}</strong> <time datetime="${gate.deadline}">${moment(gate.deadline, view)}</time>
<span class="soft">${distance(gate.deadline, view.now, locale)}</span></p>
<p class="soft">${deadlineWords[locale][gate.atDeadline]}</p>
${isTurn && (deal.acceptance === null || deal.status === 'disputed') ? html`<p><a class="button" href="#answer">${words.toYourAnswer}</a></p>` : null}`;
  return section(words.status, body);
}

/** What is going on, what comes next, and what stands in the way. */
function situation({ locale, deal, brandName }: DealPageView, gate: Gate): Markup[] {
  const words = gateWords[locale][gate.name];
  const isGuaranteed = deal.terms.gmvGuarantee !== undefined;
  const next = (isGuaranteed ? words.nextGuaranteed : undefined) ?? words.next;
  const now = (isCreatorsTurn(deal) ? words.yourTurn : undefined) ?? words.now;
  const { action, gate: answered } = deal.lastAnswer ?? {};
  const { changesRequested } = pageWords[locale];
  return [
    ...(action === 'request_changes'
      ? [html`<p>${changesRequested(brandName, answered === 'draft_review')}</p>`]
      : []),
    html`<p>${now(brandName)}</p>`,
    html`<p>${next(brandName)}</p>`,
  ];
}

/** Where money waits for them, nothing else on the page matters more. */
function bankDetails({ locale, deal, onboardingUrl }: DealPageView): Markup | null {
  if (!awaitsBankDetails(deal)) return null;
  const { bankDetailsNeeded, giveBankDetails } = paymentWords[locale];
  const button =
    onboardingUrl !== null && html`<p><a class="button" href="${onboardingUrl}">${giveBankDetails}</a></p>`;
  return html`<p><strong>${bankDetailsNeeded}</strong></p>
${button}`;
}

function section(heading: string, body: Markup): Markup {
  return html`<section aria-labelledby="status">
<h2 id="status">${heading}</h2>
${body}
</section>
`;
}

function note({ locale, note: text, brandName }: DealPageView): Markup | null {
  if (text === null) return null;
  return html`<p>${pageWords[locale].wrote(brandName)}</p><blockquote>${text}</blockquote>
`;
}
