import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { type MachineGraph, STATE_SIZE, type Way } from '../../pages/deal/graph/machineGraph.ts';
import type { Outline } from './definition.ts';

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  // Definitions are written in the order of the work: what leads back in it, leads back.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.spacing.nodeNodeBetweenLayers': '32',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
};
/** A question with more answers than this can lead nearly anywhere: its lines would hide all others. */
const MOST_LINES = 8;

/** Gives every state of a machine its place, and every way that is always drawn its line. */
export async function layOut({ start, states, ways }: Outline): Promise<MachineGraph> {
  const drawn = ways.map((way) => isDrawn(way, ways));
  const laidOut = await new ELK.default().layout({
    id: 'machine',
    layoutOptions: OPTIONS,
    children: states.map(({ name }) => ({ id: name, ...STATE_SIZE })),
    edges: ways.flatMap(({ from, to }, index) =>
      drawn[index] ? [{ id: String(index), sources: [from], targets: [to] }] : [],
    ),
  });
  const places = new Map<string, ElkNode>((laidOut.children ?? []).map((place) => [place.id, place]));
  const lines = new Map<string, ElkExtendedEdge>(laidOut.edges.map((line) => [line.id, line]));
  return {
    start,
    states: states.map((state) => {
      const { x = 0, y = 0 } = places.get(state.name) ?? {};
      return { ...state, x: Math.round(x), y: Math.round(y) };
    }),
    ways: ways.map((way, index) => ({ ...way, line: lineOf(lines.get(String(index))) })),
  };
}

/** What is done when something fails can begin anywhere, and lead anywhere. */
function isDrawn(way: Outline['ways'][number], ways: Outline['ways']): boolean {
  const safetyNets = new Set(ways.filter(({ kind }) => kind === 'failure').map(({ to }) => to));
  if (safetyNets.has(way.to)) return false;
  return ways.filter(({ from }) => from === way.from).length <= MOST_LINES;
}

function lineOf(edge: ElkExtendedEdge | undefined): Way['line'] {
  const [section] = edge?.sections ?? [];
  if (section === undefined) return null;
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
    x: Math.round(x),
    y: Math.round(y),
  }));
}
