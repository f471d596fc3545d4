import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { StateKind } from './machineGraph.ts';

export type StateBoxNode = Node<
  { readonly text: string; readonly kind: StateKind; readonly stand: 'here' | 'entered' | 'next' | 'other' },
  'state'
>;

/** One state: rounded where somebody is waited for, cut at its corners where a question is asked. */
export function StateBox({ data: { text, kind, stand } }: NodeProps<StateBoxNode>) {
  return (
    <div className={`state ${kind} ${stand}`}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span>{text}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}
