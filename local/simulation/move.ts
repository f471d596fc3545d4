import type { Action } from '../../domain/gates/gate.ts';

/** Who of those who act in a play. */
export type Acting = 'brand' | 'provider' | 'creator' | 'operator';

/** An action at the gate. */
export interface Acted {
  readonly kind: 'act';
  readonly by: Acting;
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The operator's subject, where it matters which one it is. */
  readonly who?: string;
  /** The payload has to name a piece of evidence, which is handed in first. */
  readonly needsEvidence?: true;
}

/** What somebody does at a gate. */
export type Deed =
  | { readonly kind: 'wait' }
  | { readonly kind: 'pay' }
  | { readonly kind: 'sell'; readonly returnedPpm: number }
  | Acted;

/** What happens next in a play. */
export interface Move {
  /** Epoch ms, deal time; one that lies behind means now. */
  readonly at: number;
  readonly deed: Deed;
  /** It is what the scenario is about. */
  readonly isTwist?: true;
}

export const act = (by: Acting, action: Action, payload: Readonly<Record<string, unknown>> = {}): Acted => ({
  kind: 'act',
  by,
  action,
  payload,
});

export const WAIT: Deed = { kind: 'wait' };
