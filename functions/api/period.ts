import { faultsProblem } from '../runtime/problem.ts';

const DAY_MILLIS = 86_400_000;

/**
 * From and with `from`, up to and without `to`, as epoch ms; up to and with now unless said.
 * @throws Problem 400 for one that is none, or longer than `mostDays`
 */
export function periodOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: number,
  { usualDays, mostDays }: { readonly usualDays: number; readonly mostDays: number },
): { readonly from: number; readonly to: number } {
  // What happens at this very moment belongs to a period that ends now.
  const end = to === undefined ? now + 1 : Date.parse(to);
  const start = from === undefined ? end - usualDays * DAY_MILLIS : Date.parse(from);
  const fault = (message: string) =>
    faultsProblem(400, 'invalid_request', 'The request does not fit.', [{ path: ['from'], message }]);
  if (start >= end) throw fault('must lie before `to`');
  if (end - start > mostDays * DAY_MILLIS)
    throw fault(`must not lie more than ${mostDays} days before \`to\``);
  return { from: start, to: end };
}
