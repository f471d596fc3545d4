import { html, type Markup } from '../markup.ts';

/** A part of the page under a heading; `isFolded` shows the heading alone until it is pressed. */
export function card(id: string, heading: string, body: Markup, isFolded: boolean): Markup {
  return isFolded
    ? html`<details class="card" id="${id}"><summary>${heading}</summary>
${body}</details>
`
    : html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${body}</section>
`;
}
