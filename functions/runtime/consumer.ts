import middy from '@middy/core';
import { failureLog } from './failureLog.ts';
import { type Given, type Needs, type Runtime, resolve } from './provider.ts';
import type { Deployable } from './step.ts';
import { makeViolationNotes } from './violations.ts';

/** Something that listens: to the table's stream, or to the bus. */
export function defineConsumer<N extends Needs>(definition: {
  name: string;
  needs: N;
  make: (given: Given<N>, runtime: Runtime) => (event: unknown) => Promise<unknown>;
}): Deployable {
  const { name, needs, make } = definition;
  return {
    name,
    needs,
    bind(runtime) {
      const consume = make(resolve(needs, runtime), runtime);
      const noteViolation = makeViolationNotes(name, needs.deals?.of(runtime), runtime);
      const handler = middy<unknown, unknown>()
        .use(failureLog(name, runtime.log))
        .onError(({ error }) => noteViolation(error))
        .handler(async (event: unknown) => consume(event));
      return async (event, context) => handler(event, context);
    },
  };
}
