import type { MapPath } from '../definition/mapPath.ts';
import type { ServiceException } from '../integrations/exception.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Counts, Watcher } from './execution.ts';

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
  | {
      readonly kind: 'succeeded';
      readonly output: Json;
      readonly verbatim?: boolean;
      /** The execution that was started, when the task waits for its end. */
      readonly child?: number;
    }
  /** `exception`: the service's own, its error and cause not yet in Step Functions' words. */
  | ({ readonly kind: 'failed'; readonly exception?: ServiceException } & Failure);

/** How an execution ended that another one waits for. */
export interface ChildEnd {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: Ending['status'];
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly stoppedAt: number;
  /** JSON text. */
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** Of a map run: how many items it worked on. */
  readonly items?: number;
}

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
  /** The execution the task waits for has ended. */
  | { readonly kind: 'child'; readonly task: number; readonly end: ChildEnd }
  /** A map run has something to do. */
  | { readonly kind: 'turn'; readonly task: number }
  /** Somebody gives a map run other limits. */
  | ({ readonly kind: 'tune'; readonly task: number } & MapRunLimits)
  /** Another execution wants to hear of the end of this one. */
  | { readonly kind: 'watch'; readonly watcher: Watcher }
  /** The clock has passed the next due time. */
  | { readonly kind: 'due' }
  | { readonly kind: 'stop'; readonly error?: string; readonly cause?: string };

export interface FunctionRequest {
  readonly kind: 'function';
  readonly functionName: string;
  readonly payload: Json;
  /** RequestResponse when absent. */
  readonly invocationType?: 'Event' | 'DryRun';
  /** Base64, as Lambda takes it. */
  readonly clientContext?: string;
}

/** What a task asks for; plain data, kept until it is answered. */
export type Request =
  | FunctionRequest
  | {
      readonly kind: 'service';
      /** The host's name of it. */
      readonly service: string;
      readonly action: string;
      readonly parameters: JsonObject;
      readonly requestId: string;
    }
  /** An action of Step Functions itself. `watched`: the task waits for the end of the execution it starts. */
  | { readonly kind: 'engine'; readonly action: string; readonly body: JsonObject; readonly watched?: true }
  /** A map run wants its turn. */
  | { readonly kind: 'turn' };

/** How much a map run does at once and how much may fail; what is absent stays as it is. */
export interface MapRunLimits {
  readonly maxConcurrency?: number | undefined;
  readonly toleratedCount?: number | undefined;
  readonly toleratedPercentage?: number | undefined;
}

/** An execution of a map run, to be started. */
export interface ChildStart {
  readonly task: number;
  readonly name: string;
  readonly input: Json;
  readonly items: number;
}

/** An execution of a map run that did not succeed, to be redriven with it. */
export interface ChildRedrive {
  readonly task: number;
  readonly execution: number;
}

/** What becomes of a map run, to be written down. */
export type MapRunChange =
  | {
      readonly kind: 'opened';
      readonly task: number;
      /** `machine/label:id`, what its ARN ends in. */
      readonly name: string;
      readonly path: MapPath;
      readonly total: number;
      readonly maxConcurrency: number;
      readonly toleratedCount: number;
      readonly toleratedPercentage: number;
    }
  | {
      readonly kind: 'redriven';
      readonly task: number;
    }
  | ({ readonly kind: 'tuned'; readonly task: number } & MapRunLimits)
  | {
      readonly kind: 'closed';
      readonly task: number;
      readonly status: 'SUCCEEDED' | 'FAILED' | 'ABORTED';
      readonly executions: Counts;
      readonly items: Counts;
    };

/** A request to be carried out, once what led to it is on disk. */
export interface Call {
  readonly task: number;
  readonly stateName: string;
  readonly request: Request;
}

export type Ending =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED' | 'ABORTED' | 'TIMED_OUT'; readonly error?: string; readonly cause?: string };
