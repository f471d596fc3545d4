import type { Dispute } from '../../../domain/dispute/dispute.ts';
import { isBeingConfirmed } from '../../../domain/dispute/disputeFor.ts';
import type { Finding } from '../../../domain/dispute/finding.ts';
import { splitContested } from '../../../domain/dispute/split.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { disputeReasonWords } from '../../words/disputeReasons.ts';
import { disputeWords } from '../../words/disputes.ts';
import { labelled, moment } from '../../words/formats.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { rows } from './rows.ts';

/** What the latest dispute is about, what both sides said, and how it is suggested or was decided to end. */
export function dispute(view: DealPageView): Markup | null {
  const { deal, locale, brandName, creatorName } = view;
  const raised = deal.dispute;
  if (raised === null) return null;
  const words = disputeWords[locale];
  const facts = rows([
    [words.raisedBy, raised.claimant === 'brand' ? brandName : creatorName],
    [words.reason, disputeReasonWords[locale][raised.reasonCode]],
    [words.contested, formatMoney(raised.contestedMinor, deal.terms.currency, locale)],
  ]);
  return html`<section aria-labelledby="dispute"><h2 id="dispute">${words.title}</h2>${facts}
${quoted(words.claim, raised.claim)}${raised.response && quoted(words.response, raised.response.statement)}${ending(view, raised)}</section>
`;
}

/** The decision, with the one before it if that was appealed; as long as there is none, the proposal. */
function ending(view: DealPageView, raised: Dispute): Markup {
  const words = disputeWords[view.locale];
  const { decision, appealed, appeal } = raised;
  return html`${appealed && found(view, raised, words.appealed, appealed.finding)}${appeal && quoted(words.grounds, appeal.grounds)}${
    decision && found(view, raised, words.decision, decision.finding)
  }${isBeingConfirmed(raised) && html`<p>${words.confirming}</p>`}${proposed(view, raised)}`;
}

/** What is proposed while both sides can still say yes, and who did. */
function proposed(view: DealPageView, raised: Dispute): Markup | null {
  const { proposal, stage } = raised;
  if (stage !== 'proposal_response' || proposal === null) return null;
  const words = disputeWords[view.locale];
  const names = { brand: view.brandName, creator: view.creatorName };
  const yeses = proposal.acceptedBy.map((side) => html`<p>${words.accepted(names[side])}</p>`);
  return html`${found(view, raised, words.proposal, proposal.finding)}${yeses}`;
}

function found(view: DealPageView, raised: Dispute, heading: string, finding: Finding): Markup {
  const { deal, locale } = view;
  const words = disputeWords[locale];
  const { shares, redo, reasonCode, text } = finding;
  const { currency } = deal.terms;
  const split = shares && splitContested(raised.contestedMinor, shares, currency);
  const say = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const parts =
    split &&
    html`${rows([
      [words.toCreator, say(split.creatorMinor)],
      [words.toBrand, say(split.brandMinor)],
      ...(split.providerMinor > 0 ? [[words.toProvider, say(split.providerMinor)] as const] : []),
    ])}<p class="soft small">${words.gross}</p>`;
  return html`<h3>${heading}</h3>
${parts}${redo && html`<p>${words.redo(moment(redo.dueAt, view))}</p>`}<p>${labelled(words.why, disputeReasonWords[locale][reasonCode], locale)}</p>
${text !== '' && html`<blockquote>${text}</blockquote>`}`;
}

const quoted = (heading: string, text: string): Markup => html`<p>${heading}</p>
<blockquote>${text}</blockquote>
`;
