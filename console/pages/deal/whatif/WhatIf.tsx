import './whatif.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Simulation } from '../../../../local/simulation/view.ts';
import { type Played, scenariosQuery, simulate } from '../../../api/simulations.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { aboutTerms } from './aboutTerms.ts';
import { Course } from './Course.tsx';
import { type Asked, ScenarioForm } from './ScenarioForm.tsx';
import { whatIfWords } from './words.ts';

export interface WhatIfProps {
  readonly played: Played;
  /** What the deal is about: some scenarios ask for money in its currency, some need its sales. */
  readonly terms: Readonly<Record<string, unknown>>;
  readonly hasProvider: boolean;
}

/** A play, and when it came in. */
interface Shown {
  readonly simulation: Simulation;
  readonly at: number;
}

/** A scenario to choose, and how it comes out: dates and money of every stage. Two plays can be compared. */
export function WhatIf({ played, terms, hasProvider }: WhatIfProps) {
  const say = useWords(whatIfWords);
  const [shown, show] = useState<readonly Shown[]>([]);
  const { data: scenarios, error, refetch } = useQuery(scenariosQuery());
  const play = useMutation({
    mutationFn: ({ scenario, parameters }: Asked) => simulate(played, scenario, parameters),
    onSuccess: (simulation, { isCompared }) => {
      const newest = { simulation, at: performance.now() };
      show((before) => (isCompared ? [...before.slice(0, 1), newest] : [newest]));
    },
  });
  if (scenarios === undefined) {
    return error === null ? (
      <p role="status">{say('loading')}</p>
    ) : (
      <ProblemNotice error={error} retry={refetch} />
    );
  }
  return (
    <div className="what-if">
      <p className="quiet">{say('lead')}</p>
      <ScenarioForm
        scenarios={scenarios}
        about={aboutTerms(terms)}
        hasProvider={hasProvider}
        isPlaying={play.isPending}
        canCompare={shown.length > 0}
        play={play.mutate}
      />
      <div role="status" className="playing">
        {play.isPending && (
          <>
            <span>{say('playing')}</span> <progress aria-label={say('playing')} />
          </>
        )}
      </div>
      {play.error !== null && <ProblemNotice error={play.error} />}
      <div className={`courses of-${shown.length}`}>
        {shown.map(({ simulation, at }) => (
          <Course key={at} simulation={simulation} />
        ))}
      </div>
    </div>
  );
}
