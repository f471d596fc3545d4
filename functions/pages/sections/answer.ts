import type { Gate } from '../../../domain/gates/gate.ts';
import { actionWords } from '../../words/actions.ts';
import { pageWords } from '../../words/page.ts';
import { formFor } from '../forms/forms.ts';
import { renderForm } from '../forms/render.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, isCreatorsTurn, openGateOf } from '../view.ts';

/** What the gate lets the creator do: nothing here knows which actions there are. */
export function answer(view: DealPageView): Markup | null {
  const gate = openGateOf(view.deal);
  const actions = gate === null ? [] : actionsOfCreator(gate);
  if (gate === null || actions.length === 0) return null;
  const words = pageWords[view.locale];
  const isTurn = isCreatorsTurn(view.deal);
  const isAgreed = view.deal.acceptance !== null;
  const step = isAgreed ? words.yourStep : words.yourAnswer;
  const offers = actions.map((action, index) => offer(view, action, isTurn && index === 0));
  return html`<section aria-labelledby="answer"><h2 id="answer">${isTurn ? step : words.yourOptions}</h2>
${!isAgreed && html`<p class="soft small">${words.termsVersion(view.deal.termsVersion)}</p>`}${offers}</section>
`;
}

function actionsOfCreator(gate: Gate): string[] {
  const offered = gate.actions.filter((offered) => offered.by === 'creator').map(({ action }) => action);
  return [...new Set(offered)];
}

/** The main action stands open; others that need more than a press unfold, which also guards against slips. */
function offer(view: DealPageView, action: string, isPrimary: boolean): Markup {
  const { label, meaning } = actionWords(action, view.locale);
  const form = renderForm(view, action, { label, isPrimary });
  const explained = html`${meaning && html`<p>${meaning}</p>`}${form}`;
  const isBare = formFor(action).fields(view.deal, view).length === 0;
  if (isPrimary || isBare)
    return html`${explained}
`;
  const isOpen = view.refused?.action === action;
  return html`<details${isOpen ? html` open` : null}><summary>${label}</summary>
${explained}</details>
`;
}
