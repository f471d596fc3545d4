import type { Role } from '../../../../domain/parties.ts';
import type { MachinePath } from '../../../../domain/ports/workflows.ts';
import type { MachineGraph, Way } from './machineGraph.ts';

/** What came to pass on a machine so far. */
export interface WayTaken {
  readonly current: string | null;
  readonly entered: ReadonlySet<string>;
  /** From and to, as `keyOf` has them. */
  readonly taken: ReadonlySet<string>;
}

export const keyOf = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from} → ${to}`;

export function wayTaken(path: MachinePath | undefined): WayTaken {
  const names = (path?.entered ?? []).map(({ state }) => state);
  const steps = names.slice(1).map((to, index) => keyOf({ from: names[index] ?? '', to }));
  return { current: path?.current ?? null, entered: new Set(names), taken: new Set(steps) };
}

/** What can come next from a state: on which answer, and where that may lead. */
export interface Following {
  readonly kind: Way['kind'];
  readonly action: string | null;
  /** Who may give the answer. */
  readonly by: readonly Role[];
  readonly to: readonly string[];
}

/**
 * A wait is followed by a question, and what the question leads to is what people want to know. Answers that it does
 * not name lead where it leads otherwise; what only the clock says is told as the deadline.
 */
export function followingOf({ states, ways }: MachineGraph, current: string): Following[] {
  const from = (name: string) => ways.filter((way) => way.from === name && way.kind !== 'failure');
  const isQuestion = (name: string) =>
    states.some((state) => state.name === name && state.kind === 'question');
  const offers = states.find(({ name }) => name === current)?.gate?.actions ?? [];
  const ends = from(current).flatMap((way) => (isQuestion(way.to) ? from(way.to) : [way]));
  const named = new Set(ends.flatMap(({ actions }) => actions));
  const unnamed = [...new Set(offers.map(({ action }) => action))].filter((action) => !named.has(action));
  const found = new Map<string, Following>();
  for (const { kind, actions, to } of ends) {
    const answers = kind === 'otherwise' && named.size > 0 ? unnamed : actions;
    for (const action of answers.length === 0 ? [null] : answers) {
      const by = offers.filter((offer) => offer.action === action).map((offer) => offer.by);
      if (action !== null && by.length === 0) continue;
      const key = action ?? kind;
      const before = found.get(key)?.to ?? [];
      found.set(key, {
        kind: action === null ? kind : 'answer',
        action,
        by,
        to: [...new Set([...before, to])],
      });
    }
  }
  return [...found.values()];
}
