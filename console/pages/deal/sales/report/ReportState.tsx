import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import type { Reporting } from './useReport.ts';
import { reportWords } from './words.ts';

interface Props {
  readonly reporting: Reporting;
  readonly all: number;
  readonly rejected: number;
}

/** How far a report is, and what came of it. */
export function ReportState({ reporting, all, rejected }: Props) {
  const say = useWords(reportWords);
  const { phase, progress, failure } = reporting;
  const { done, receipt } = progress;
  if (phase === 'ready') return null;
  return (
    <div className="report-state">
      <progress aria-label={say('progress')} max={Math.max(1, all)} value={done} />
      <p role="status">
        {say('done', { done, all })} · {say('summary', { ...receipt, rejected })}{' '}
        {receipt.outsideAttribution > 0 && say('outside', { count: receipt.outsideAttribution })}
      </p>
      {phase === 'over' && failure === null && done < all && <p>{say('stopped')}</p>}
      {failure !== null && <ProblemNotice error={failure} />}
    </div>
  );
}
