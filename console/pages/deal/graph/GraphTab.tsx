import './graph.css';
import graphs from 'virtual:workflow-graphs';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { MachinePath } from '../../../../domain/ports/workflows.ts';
import { pathQuery } from '../../../api/path.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { FollowingList } from './FollowingList.tsx';
import { Legend } from './Legend.tsx';
import { MachineCanvas } from './MachineCanvas.tsx';
import { WayList } from './WayList.tsx';
import { wayTaken } from './wayTaken.ts';
import { graphWords } from './words.ts';

/** While the machine is between two gates, the deal itself does not tell when it moves on (ms). */
const WHILE_MOVING = 2_000;

/** The deal's workflow: the way it took, where it stands, and what can follow. */
export function GraphTab() {
  const say = useWords(graphWords);
  const deal = useOpenDeal();
  const { data, error, refetch } = useQuery({
    ...pathQuery(deal),
    refetchInterval: ({ state: { data: read } }) =>
      deal.gate === null && isMoving(read?.machines[0]) ? WHILE_MOVING : false,
  });
  const machines = data?.machines ?? [];
  return (
    <section className="panel stack" aria-labelledby="graph">
      <h2 id="graph">{say('title')}</h2>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && error === null && <p role="status">{say('loading')}</p>}
      {data !== undefined && machines.length === 0 && <p className="quiet">{say('notKept')}</p>}
      {data !== undefined && <Machines machines={machines} />}
    </section>
  );
}

const isMoving = (machine: MachinePath | undefined): boolean =>
  machine === undefined || machine.current !== null;

/** The deal's machine, and each dispute's; that which moves now comes first to be looked at. */
function Machines({ machines }: { machines: readonly MachinePath[] }) {
  const say = useWords(graphWords);
  const [chosen, choose] = useState<number | null>(null);
  const moving = machines.findLastIndex(({ current }) => current !== null);
  const index = chosen ?? Math.max(moving, 0);
  const path = machines[index];
  const name = path?.machine ?? 'collaboration';
  return (
    <>
      {machines.length > 1 && (
        <fieldset className="graph-tools" aria-label={say('machines')}>
          {machines.map((machine, place) => (
            <button
              key={`${machine.machine} ${machine.entered[0]?.at}`}
              type="button"
              className="plain-button"
              aria-pressed={place === index}
              onClick={() => choose(place)}
            >
              {say(machine.machine)}
            </button>
          ))}
        </fieldset>
      )}
      <Machine key={name} name={name} path={path} />
    </>
  );
}

function Machine({ name, path }: { name: string; path: MachinePath | undefined }) {
  const graph = graphs[name];
  const way = useMemo(() => wayTaken(path), [path]);
  if (graph === undefined) return null;
  return (
    <>
      <ReactFlowProvider>
        <MachineCanvas graph={graph} way={way} />
      </ReactFlowProvider>
      {path !== undefined && <Legend />}
      {path !== undefined && (
        <div className="graph-words">
          <FollowingList graph={graph} path={path} />
          <WayList path={path} />
        </div>
      )}
    </>
  );
}
