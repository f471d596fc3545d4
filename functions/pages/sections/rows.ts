import { html, type Markup } from '../markup.ts';

export type Row = readonly [label: string, ...lines: readonly (string | Markup | null)[]];

/** Terms and what they mean, for a `<dl>`; lines that are `null` are left out. */
export function rows(all: readonly (Row | null)[]): Markup {
  const items = all.map((row) => {
    if (row === null) return null;
    const [label, ...lines] = row;
    return html`<dt>${label}</dt>${lines.map((line) => line !== null && html`<dd>${line}</dd>`)}
`;
  });
  return html`<dl>${items}</dl>`;
}
