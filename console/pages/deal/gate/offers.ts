import type { DealView } from '../../../../functions/api/dealView.ts';
import type { MeView } from '../../../../functions/api/me.ts';

/** Ends or contests something: said in red, and never the first button. */
const DANGEROUS: ReadonlySet<string> = new Set([
  'cancel',
  'close',
  'decline',
  'dispute',
  'refund',
  'reject_proposal',
  'report_down',
  'withdraw',
]);

export const isDangerous = (action: string): boolean => DANGEROUS.has(action);

/** What somebody of this role can do at the open gate, in its order; a provider also what its mandate covers. */
export function offersFor(
  { gate, provider }: Pick<DealView, 'gate' | 'provider'>,
  role: MeView['role'],
): string[] {
  const mine = (gate?.actions ?? []).filter(
    ({ action, by }) =>
      by === role ||
      (role === 'provider' && by === 'brand' && provider?.mandate.some((each) => each === action) === true),
  );
  return [...new Set(mine.map(({ action }) => action))];
}
