import { useMemo } from 'react';
import { canSimulate } from '../../../api/simulations.ts';
import { useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { WhatIf } from './WhatIf.tsx';
import { whatIfWords } from './words.ts';

/** An open deal, played on from where it stands. */
export function WhatIfTab() {
  const say = useWords(whatIfWords);
  const { id: dealId, terms, provider } = useOpenDeal();
  const played = useMemo(() => ({ dealId }), [dealId]);
  return (
    <section className="panel" aria-labelledby="what-if">
      <h2 id="what-if">{say('title')}</h2>
      {canSimulate() ? (
        <WhatIf played={played} terms={terms} hasProvider={provider !== null} />
      ) : (
        <p>{say('notHere')}</p>
      )}
    </section>
  );
}
