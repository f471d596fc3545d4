import type { Failure } from './event.ts';

/** A state that cannot go on, for a reason other than an expression; also what a Fail state does. */
export class StateFault extends Error {
  readonly failure: Failure;
  constructor(error: string | undefined, cause: string | undefined) {
    super(cause);
    this.failure = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  }
}
