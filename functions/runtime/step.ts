import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { conform } from './contract.ts';
import { failureLog } from './failureLog.ts';
import { lambdaRuntime } from './lambdaRuntime.ts';
import { type Given, type Needs, type Runtime, resolve } from './provider.ts';
import { withSecrets } from './secretVariables.ts';

export type Handler<R = unknown> = (event: unknown, context: Context) => Promise<R>;

/** Anything that runs as a Lambda: what it needs, and how it is brought to life in a runtime. */
export interface Deployable<R = unknown> {
  readonly name: string;
  /** Every provider it uses; their `env` is what its Lambda must be given. */
  readonly needs: Needs;
  bind(runtime: Runtime): Handler<R>;
}

/**
 * One task of a workflow: its contract, what it needs, and what it does. zod checks what comes in and what goes
 * out; an error leaves under its own name, which is what the workflow's Retry and Catch go by.
 */
export function defineStep<N extends Needs, I extends z.ZodMiniType, O extends z.ZodMiniType>(definition: {
  name: string;
  contract: { input: I; output: O };
  needs: N;
  make: (given: Given<N>, runtime: Runtime) => (input: z.infer<I>) => Promise<z.infer<O>>;
}): Deployable {
  const { name, contract: shapes, needs, make } = definition;
  return {
    name,
    needs,
    bind(runtime) {
      const act = make(resolve(needs, runtime), runtime);
      const handler = middy<unknown, unknown>()
        .use(failureLog(name, runtime.log))
        .handler(async (event: unknown) => {
          const input = conform(shapes.input, event, `the input of ${name}`);
          return conform(shapes.output, await act(input), `the output of ${name}`);
        });
      return async (event, context) => handler(event, context);
    },
  };
}

/** The export that a Lambda runs: composed once, when it is first called; again at the next call where that failed. */
export function lambda<R>(deployable: Deployable<R>): Handler<R> {
  let bound: Promise<Handler<R>> | undefined;
  return async (event, context) => {
    bound ??= compose(deployable);
    const handler = await bound.catch((error: unknown) => {
      bound = undefined;
      throw error;
    });
    return handler(event, context);
  };
}

async function compose<R>(deployable: Deployable<R>): Promise<Handler<R>> {
  return deployable.bind({ ...lambdaRuntime, env: await withSecrets(deployable.needs, lambdaRuntime.env) });
}
