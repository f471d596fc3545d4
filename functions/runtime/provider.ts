import * as z from 'zod/mini';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { WebFetch } from '../../domain/ports/platforms.ts';
import type { WebhookSender } from '../../domain/ports/webhooks.ts';
import type { Log } from './log.ts';

/** Where handlers run: a Lambda's process, or one started one-machine mode of possibly several in a process. */
export interface Runtime {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Deal time: real, or virtual in drills. */
  readonly clock: Clock;
  readonly log: Log;
  /** A web that is played, in drills and tests; the real one, through the guard, where absent. */
  readonly web?: WebFetch;
  /** Sends webhooks where tests listen; the real one, through the guard, where absent. */
  readonly webhooks?: WebhookSender;
}

/**
 * Something from the outside world, chosen by configuration. It names the environment variables it needs, so that
 * whoever deploys a handler can read off what to set.
 */
export interface Provider<T> {
  readonly env: z.ZodMiniObject;
  /** The instance of `runtime`, made at first use. @throws ConfigurationError naming what is missing */
  of(runtime: Runtime): T;
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

export function provider<S extends z.core.$ZodLooseShape, T>(
  shape: S,
  make: (env: z.infer<z.ZodMiniObject<S>>, runtime: Runtime) => T,
): Provider<T> {
  const schema = z.object(shape);
  const instances = new WeakMap<Runtime, { value: T }>();
  return {
    env: schema,
    of(runtime) {
      const made = instances.get(runtime);
      if (made !== undefined) return made.value;
      const parsed = schema.safeParse(runtime.env);
      if (!parsed.success) {
        const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
        throw new ConfigurationError(`environment variables are missing or wrong: ${names}`);
      }
      const value = make(parsed.data, runtime);
      instances.set(runtime, { value });
      return value;
    },
  };
}

/** What is called `deals` is the store of deals: in it is noted what goes badly wrong with one. */
export type Needs = Readonly<Record<string, Provider<unknown>>> & { readonly deals?: Provider<DealStore> };
export type Given<N extends Needs> = { readonly [K in keyof N]: N[K] extends Provider<infer T> ? T : never };

/** The instances of everything in `needs`. @throws ConfigurationError */
export function resolve<N extends Needs>(needs: N, runtime: Runtime): Given<N>;
export function resolve(needs: Needs, runtime: Runtime): Record<string, unknown> {
  return Object.fromEntries(Object.entries(needs).map(([name, needed]) => [name, needed.of(runtime)]));
}
