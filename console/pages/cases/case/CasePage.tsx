import './case.css';
import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../../../words/pageWords.ts';
import { FoundCase } from './FoundCase.tsx';
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
      <FoundCase caseId={caseId} />
    </div>
  );
}
