import { MarkerType } from '@xyflow/react';
import type { Locale } from '../../../../domain/parties.ts';
import { type MachineGraph, STATE_SIZE } from './machineGraph.ts';
import type { StateBoxNode } from './StateBox.tsx';
import { stateText } from './stateWords.ts';
import type { WayEdge } from './WayLine.tsx';
import { followingOf, keyOf, type WayTaken } from './wayTaken.ts';

/** States as React Flow takes them. */
export function nodesOf(graph: MachineGraph, way: WayTaken, locale: Locale): StateBoxNode[] {
  const next = nextStates(graph, way);
  const standOf = (name: string) => {
    if (name === way.current) return 'here';
    if (next.has(name)) return 'next';
    return way.entered.has(name) ? 'entered' : 'other';
  };
  return graph.states.map(({ name, kind, x, y }) => ({
    ...{ id: name, type: 'state', position: { x, y }, ...STATE_SIZE },
    data: { text: stateText(name, locale), kind, stand: standOf(name) },
  }));
}

/** All ways that have a line, and of the others those that were taken. Those taken lie on top. */
export function edgesOf(graph: MachineGraph, { taken }: WayTaken): WayEdge[] {
  const found = new Map<string, WayEdge>();
  for (const way of graph.ways) {
    const key = keyOf(way);
    const isTaken = taken.has(key);
    if (found.has(key) || (way.line === null && !isTaken)) continue;
    found.set(key, {
      ...{ id: key, source: way.from, target: way.to, type: 'way', data: { line: way.line } },
      ...{ className: isTaken ? 'taken' : way.kind, zIndex: isTaken ? 1 : 0 },
      markerEnd: { type: MarkerType.ArrowClosed, color: `var(--way-${isTaken ? 'taken' : 'open'})` },
    });
  }
  return [...found.values()];
}

function nextStates(graph: MachineGraph, { current }: WayTaken): Set<string> {
  return new Set(current === null ? [] : followingOf(graph, current).flatMap(({ to }) => to));
}
