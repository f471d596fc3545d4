import { compileMachine } from '../definition/compile.ts';
import type { Machine } from '../definition/machine.ts';
import type { Offer } from '../definition/resource.ts';
import type { MachineRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface Revision {
  readonly record: MachineRecord;
  readonly machine: Machine;
}

/** Each revision is compiled once, when something first runs on it. */
export function revisions(store: Store, offer: Offer): (id: number) => Revision {
  const compiled = new Map<number, Revision>();
  return (id) => {
    const known = compiled.get(id);
    if (known) return known;
    const record = store.machines.byRevision(id);
    if (!record) throw new Error(`revision ${id} is missing`);
    const revision = { record, machine: compileMachine(record.definition, offer) };
    compiled.set(id, revision);
    return revision;
  };
}
