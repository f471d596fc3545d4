import { BaseEdge, type Edge, type EdgeProps, getBezierPath } from '@xyflow/react';
import type { Way } from './machineGraph.ts';

export type WayEdge = Edge<{ readonly line: Way['line'] }, 'way'>;

/** A way with the corners it was laid out with; one that was not laid out goes straight across. */
export function WayLine({ data, markerEnd, ...ends }: EdgeProps<WayEdge>) {
  const line = data?.line ?? null;
  const path = line === null ? getBezierPath(ends)[0] : `M${line.map(({ x, y }) => `${x} ${y}`).join(' L')}`;
  return <BaseEdge path={path} {...(markerEnd === undefined ? {} : { markerEnd })} />;
}
