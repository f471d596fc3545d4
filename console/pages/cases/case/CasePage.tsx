import './case.css';
import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../../../words/pageWords.ts';
import { DisputeCase } from './dispute/DisputeCase.tsx';
import { FoundCase } from './FoundCase.tsx';
import { InterventionCase } from './InterventionCase.tsx';
import { caseWords } from './words.ts';

/** One case: what is known about it and what can be done. */
export function CasePage() {
  const say = useWords(caseWords);
  const { caseId } = useParams({ from: '/cases/$caseId' });
  return (
    <div className="case-page">
      <Link to="/cases" className="back">
        ← {say('back')}
      </Link>
      <CaseOf caseId={caseId} />
    </div>
  );
}

/** A case's id says what it is about: a deal that stands still, or whose payments did, or something else. */
function CaseOf({ caseId }: { caseId: string }) {
  if (caseId.startsWith('dispute_')) return <DisputeCase disputeId={caseId} />;
  const [, dealId] = /^(?:intervention|payments)\.(deal_\w+)$/.exec(caseId) ?? [];
  return dealId === undefined ? <FoundCase caseId={caseId} /> : <InterventionCase dealId={dealId} />;
}
