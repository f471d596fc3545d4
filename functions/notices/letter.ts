import type { MailText } from '../words/gateMails.ts';

/** A notice in words, before it becomes HTML and plain text. */
export interface Letter extends MailText {
  /** Labels and amounts. */
  readonly amounts: readonly (readonly [label: string, amount: string])[];
  readonly note: string | null;
  /** What was checked, and how it came out. */
  readonly checks: readonly (readonly [name: string, outcome: string])[];
  /** Until when an answer is awaited, and what happens then. */
  readonly deadline: { readonly until: string; readonly otherwise: string } | null;
}

export function letterOf(text: MailText, more: Partial<Omit<Letter, keyof MailText>> = {}): Letter {
  return { ...text, amounts: [], note: null, checks: [], deadline: null, ...more };
}
