import type { Json, JsonObject } from '../json.ts';

/** A history event, in the form it is kept; the wire protocol gives it AWS's shape. */
export interface HistoryEvent {
  readonly id: number;
  readonly previous: number;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The one large value of an event: its input, output or parameters. */
  readonly payload?: Json;
  readonly assigned?: JsonObject;
  /** The small fields of the event's details, under AWS's names. */
  readonly details?: JsonObject;
}

/** Why a state, a task or an execution failed. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
  /** A further name under which Retry and Catch know it. */
  readonly alias?: string;
}

export type Outcome =
  /** `verbatim`: the output is the task's, not yet to be wrapped as the integration does. */
  | { readonly kind: 'succeeded'; readonly output: Json; readonly verbatim?: boolean }
  | ({ readonly kind: 'failed' } & Failure);

/** What can happen to an execution from outside. */
export type Stimulus =
  | { readonly kind: 'start' }
  /** Somebody wants it to go on after its bad end. */
  | { readonly kind: 'redrive' }
  /** The function called for the task has answered. */
  | { readonly kind: 'answered'; readonly task: number; readonly outcome: Outcome }
  /** Somebody holding the task's token has answered. */
  | { readonly kind: 'token'; readonly task: number; readonly outcome: Outcome }
  | { readonly kind: 'heartbeat'; readonly task: number }
  /** The clock has passed the next due time. */
  | { readonly kind: 'due' }
  | { readonly kind: 'stop'; readonly error?: string; readonly cause?: string };

/** A function to be called, once what led to it is on disk. */
export interface Call {
  readonly task: number;
  readonly functionName: string;
  readonly payload: Json;
  readonly stateName: string;
}

export type Ending =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED' | 'ABORTED' | 'TIMED_OUT'; readonly error?: string; readonly cause?: string };
