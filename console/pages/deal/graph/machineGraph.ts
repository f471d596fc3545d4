import type { Role } from '../../../../domain/parties.ts';

/** What a state is, as far as it is drawn. */
export type StateKind = 'wait' | 'step' | 'question' | 'nested' | 'pause';

/** When a machine goes from one state to the next. */
export type WayKind = 'done' | 'answer' | 'otherwise' | 'deadline' | 'failure';

export interface StateNode {
  /** As the definition calls it. */
  readonly name: string;
  readonly kind: StateKind;
  /** The gate that is open while the machine stands here, and who may do what at it. */
  readonly gate: null | {
    readonly name: string;
    readonly actions: readonly { readonly action: string; readonly by: Role }[];
  };
  readonly isEnd: boolean;
  /** Upper left corner, in pixels of the drawing at its own size. */
  readonly x: number;
  readonly y: number;
}

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly kind: WayKind;
  /** The answers that lead this way; none where something else decides. */
  readonly actions: readonly string[];
  /** The corners of its line; `null` for one that is drawn only when it was taken. */
  readonly line: null | readonly { readonly x: number; readonly y: number }[];
}

/** A machine as it is drawn: made from its definition when the console is built. */
export interface MachineGraph {
  readonly start: string;
  readonly states: readonly StateNode[];
  readonly ways: readonly Way[];
}

/** All states are drawn of one size (px). */
export const STATE_SIZE = { width: 190, height: 52 } as const;
