import { useState } from 'react';
import { useMe } from '../../../../api/me.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { actionText } from '../../../../words/actions.ts';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { ResolutionForm } from './ResolutionForm.tsx';
import type { ResolutionProps } from './useResolution.ts';
import { disputeWords } from './words.ts';

/** What an operator can do now: propose, decide, or wait for the second operator. */
export function Resolution({ dispute, deal }: Pick<ResolutionProps, 'dispute' | 'deal'>) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { subject } = useMe();
  const action = (['propose', 'decide'] as const).find((each) =>
    dispute.gate?.actions.some((offer) => offer.action === each && offer.by === 'operator'),
  );
  const [refused, comeSecond] = useState<ApiProblem | null>(null);
  const isMine = dispute.pendingDecision?.by.id === subject;
  const title = action === undefined ? say('decision') : actionText(action, locale).label;
  return (
    <section className="panel stack" aria-labelledby="resolution">
      <h2 id="resolution">{title}</h2>
      {refused !== null && <ProblemNotice error={refused} />}
      {action === undefined && <p className="quiet">{say('waits')}</p>}
      {action !== undefined && isMine && <p role="status">{say('notYours')}</p>}
      {action !== undefined && !isMine && (
        <ResolutionForm
          key={`${action} ${dispute.pendingDecision?.at}`}
          {...{ dispute, deal, action, comeSecond }}
        />
      )}
    </section>
  );
}
