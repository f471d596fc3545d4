import type { DealView } from '../../../functions/api/dealView.ts';
import type { MeView } from '../../../functions/api/me.ts';
import { isTurnOf } from '../../parts/whoseTurn.ts';
import type { DealSearch } from './search.ts';

/** Whether it is the sought role's turn. Asked for the reader's own, it is everything the reader may answer. */
export function turnFilter(turn: DealSearch['turn'], role: MeView['role']) {
  return ({ gate }: Pick<DealView, 'gate'>): boolean => {
    if (turn === undefined) return true;
    const awaited = gate?.awaits ?? [];
    return turn === role ? isTurnOf(role, awaited) : awaited.includes(turn);
  };
}
