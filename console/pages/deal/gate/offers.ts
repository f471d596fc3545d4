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

/** What somebody of this role can do at the open gate, in its order. Whether a provider's mandate covers it the API knows. */
export function offersFor({ gate }: Pick<DealView, 'gate'>, role: MeView['role']): string[] {
  const mine = (gate?.actions ?? []).filter(
    ({ by }) => by === role || (role === 'provider' && by === 'brand'),
  );
  return [...new Set(mine.map(({ action }) => action))];
}
