import type { Draws } from '../draws.ts';
import type { Json, JsonObject } from '../json.ts';

/** What an expression can see. */
export interface Scope {
  /** Epoch milliseconds of the step; `$now` and `$millis` tell it. */
  readonly nowMs: number;
  readonly draws: Draws;
  /** The value of `$states`. */
  states(): JsonObject;
  /** One member of `$states`, without making the others. */
  member(name: string): Json | undefined;
  /** A workflow variable, from the innermost scope that has it. */
  variable(name: string): Json | undefined;
}

/** An expression or field that could not be evaluated. `location` is the field's path, `detail` AWS's sentence. */
export class EvaluationFault extends Error {
  readonly location: string;
  constructor(location: string, detail: string) {
    super(detail);
    this.location = location;
  }
}
