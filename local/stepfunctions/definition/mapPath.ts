import type { States } from './machine.ts';

/** Where a Map state lies in a machine: each state on the way, and which branch of it. */
export type MapPath = readonly (readonly [state: string, branch: number])[];

/** The item processor at the end of the path. @throws Error when the machine has none there */
export function processorAt(machine: States, path: MapPath): States {
  return path.reduce((states, [name, branch]) => {
    const state = states.states.get(name);
    const inner =
      state?.type === 'Map'
        ? state.processor
        : state?.type === 'Parallel'
          ? state.branches[branch]
          : undefined;
    if (!inner) throw new Error(`State '${name}' has no branch ${branch}`);
    return inner;
  }, machine);
}
