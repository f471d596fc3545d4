import type { Plugin } from 'vite';
import { definitionOf, MACHINES } from '../../../workflows/definition.ts';
import type { MachineGraph } from '../../pages/deal/graph/machineGraph.ts';
import { outlineOf } from './definition.ts';
import { layOut } from './layOut.ts';

const NAME = 'virtual:workflow-graphs';
const RESOLVED = `\0${NAME}`;

/** `virtual:workflow-graphs`: each machine laid out from its definition, so that what lays it out stays out of the browser. */
export function workflowGraphs(): Plugin {
  return {
    name: 'workflow-graphs',
    resolveId: (source) => (source === NAME ? RESOLVED : null),
    load: async (id) =>
      id === RESOLVED ? `export default ${JSON.stringify(await graphsOfMachines())}` : null,
  };
}

/** By the machine's name. */
export async function graphsOfMachines(): Promise<Readonly<Record<string, MachineGraph>>> {
  const graphs = MACHINES.map(
    async (machine) => [machine, await layOut(outlineOf(definitionOf(machine)))] as const,
  );
  return Object.fromEntries(await Promise.all(graphs));
}
