import type { Route } from '../../functions/runtime/route.ts';

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** Links and hooks are guessed at and hammered at: a tenth of what people's routes get, and never less than five. */
const SHARE = 10;
const LEAST = 5;

/** What Stripe tells of money comes in bursts of its own; refused, it comes again hours later. */
const AWAITED: readonly string[] = ['stripeWebhook'];

/** API Gateway's limits by route key, for the routes that get less than the stage's own. */
export function throttlesOf(routes: readonly Route[], { ratePerSecond, burst }: Throttle) {
  const share = (limit: number) => Math.max(LEAST, Math.ceil(limit / SHARE));
  const settings = { ThrottlingRateLimit: share(ratePerSecond), ThrottlingBurstLimit: share(burst) };
  const tight = routes.filter(
    ({ access, name }) => (access === 'link' || access === 'signed') && !AWAITED.includes(name),
  );
  return Object.fromEntries(tight.map(({ method, path }) => [`${method} ${path}`, settings]));
}
