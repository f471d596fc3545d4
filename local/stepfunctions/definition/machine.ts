import type { Template } from '../expression/template.ts';
import type { ServiceResource } from '../integrations/catalog.ts';

/** A definition, compiled: every expression parsed, every target known to exist. */
export interface Machine extends States {
  readonly timeoutSeconds?: number;
}

/** The states of a machine, a branch or an item processor. */
export interface States {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

export type State =
  | TaskState
  | ChoiceState
  | WaitState
  | PassState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

interface Named {
  readonly name: string;
}

/** What a state leaves behind: variables to assign, the output, and where to go (absent: the end). */
export interface Leaving {
  readonly assign?: Template;
  readonly output?: Template;
  readonly next?: string;
}

interface Guarded {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds?: number;
  readonly fullJitter: boolean;
}

export interface Catcher extends Leaving {
  readonly errorEquals: readonly string[];
  readonly next: string;
}

export interface TaskState extends Named, Leaving, Guarded {
  readonly type: 'Task';
  readonly resource: Resource;
  readonly arguments?: Template;
  readonly credentials?: Template;
  readonly timeoutSeconds?: Template;
  readonly heartbeatSeconds?: Template;
}

/** A Lambda by its own ARN, or an integration. */
export type Resource = { readonly kind: 'function'; readonly arn: string } | ServiceResource;

export interface ChoiceRule extends Leaving {
  readonly condition: Template;
  readonly next: string;
}

export interface ChoiceState extends Named {
  readonly type: 'Choice';
  readonly rules: readonly ChoiceRule[];
  /** Where to go, what to assign and to output when no rule holds; without `next` that is an error. */
  readonly otherwise: Leaving;
}

export interface WaitState extends Named, Leaving {
  readonly type: 'Wait';
  readonly seconds?: Template;
  readonly timestamp?: Template;
}

export interface PassState extends Named, Leaving {
  readonly type: 'Pass';
}

export interface SucceedState extends Named, Leaving {
  readonly type: 'Succeed';
}

export interface FailState extends Named {
  readonly type: 'Fail';
  readonly error?: Template;
  readonly cause?: Template;
}

export interface ParallelState extends Named, Leaving, Guarded {
  readonly type: 'Parallel';
  readonly branches: readonly States[];
  readonly arguments?: Template;
}

/** What a distributed map has beyond an inline one. */
export interface Distributed {
  /** Part of the names of its map runs and their executions. */
  readonly label: string;
  readonly batcher?: {
    readonly maxItems?: Template;
    readonly maxBytes?: Template;
    readonly input?: Template;
  };
}

export interface MapState extends Named, Leaving, Guarded {
  readonly type: 'Map';
  readonly processor: States;
  readonly distributed?: Distributed;
  readonly items?: Template;
  readonly itemSelector?: Template;
  readonly maxConcurrency?: Template;
  readonly toleratedFailureCount?: Template;
  readonly toleratedFailurePercentage?: Template;
}
