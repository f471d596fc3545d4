import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { Runtime } from '../functions/runtime/provider.ts';
import type { Deployable, Handler } from '../functions/runtime/step.ts';

/** Goes around each invocation, for whoever measures what it takes. */
export type Observe = <R>(functionName: string, invoke: () => Promise<R>) => Promise<R>;

/** Runs what is deployed as Lambdas, in this process, and counts as Lambda would bill. */
export class Lambdas {
  readonly #runtime: Runtime;
  readonly #observe: Observe;
  readonly #counts = new Map<string, number>();
  #running = 0;

  constructor(runtime: Runtime, observe: Observe = (_name, invoke) => invoke()) {
    this.#runtime = runtime;
    this.#observe = observe;
  }

  /** The handler of a function, composed at its first call as in a cold start. */
  handlerOf<R>(deployable: Deployable<R>): (event: unknown) => Promise<R> {
    let bound: Handler<R> | undefined;
    return async (event) => {
      bound ??= deployable.bind(this.#runtime);
      const handler = bound;
      this.#counts.set(deployable.name, (this.#counts.get(deployable.name) ?? 0) + 1);
      this.#running += 1;
      try {
        return await this.#observe(deployable.name, () => handler(event, contextOf(deployable.name)));
      } finally {
        this.#running -= 1;
      }
    };
  }

  /** Whether a handler is at work. */
  isBusy(): boolean {
    return this.#running > 0;
  }

  /** Invocations so far, by function. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}

const TIMEOUT_MILLIS = 60_000;

function contextOf(functionName: string): Context {
  const startedAt = Date.now();
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: functionName,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => TIMEOUT_MILLIS - (Date.now() - startedAt),
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  };
}

/** Ways of answering that Lambda's Node.js 24 runtime no longer has. */
function unsupported(): never {
  throw new Error('a handler answers by its promise');
}
