import '@xyflow/react/dist/base.css';
import { ReactFlow, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo } from 'react';
import { useIsDark } from '../../../app/theme.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { edgesOf, nodesOf } from './drawing.ts';
import { type MachineGraph, STATE_SIZE } from './machineGraph.ts';
import { StateBox } from './StateBox.tsx';
import { WayLine } from './WayLine.tsx';
import type { WayTaken } from './wayTaken.ts';
import { graphWords } from './words.ts';

const NODE_TYPES = { state: StateBox };
const EDGE_TYPES = { way: WayLine };
const READABLE = 0.9;
const SMALLEST = 0.1;

interface Props {
  readonly graph: MachineGraph;
  readonly way: WayTaken;
}

/** A machine to look at and to move about in. Nothing in it is pressed, so the keyboard passes it by. */
export function MachineCanvas({ graph, way }: Props) {
  const say = useWords(graphWords);
  const locale = useLocale();
  const { zoomIn, zoomOut, fitView, setCenter } = useReactFlow();
  const nodes = useMemo(() => nodesOf(graph, way, locale), [graph, way, locale]);
  const edges = useMemo(() => edgesOf(graph, way), [graph, way]);
  const lookAt = way.current ?? [...way.entered].at(-1) ?? graph.start;
  const center = useCallback(
    () => void setCenter(...middleOf(graph, lookAt), { zoom: READABLE }),
    [graph, lookAt, setCenter],
  );
  useEffect(center, [center]);
  return (
    <>
      <div className="graph-tools">
        <button type="button" className="plain-button" onClick={center}>
          {say('here')}
        </button>
        <button type="button" className="plain-button" onClick={() => void fitView()}>
          {say('whole')}
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={say('zoomOut')}
          onClick={() => void zoomOut()}
        >
          −
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={say('zoomIn')}
          onClick={() => void zoomIn()}
        >
          +
        </button>
      </div>
      <div className="graph-canvas">
        <ReactFlow
          aria-label={say('picture')}
          colorMode={useIsDark() ? 'dark' : 'light'}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          minZoom={SMALLEST}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          disableKeyboardA11y
          onInit={center}
        />
      </div>
    </>
  );
}

function middleOf({ states }: MachineGraph, name: string): [number, number] {
  const { x, y } = states.find((state) => state.name === name) ?? { x: 0, y: 0 };
  return [x + STATE_SIZE.width / 2, y + STATE_SIZE.height / 2];
}
