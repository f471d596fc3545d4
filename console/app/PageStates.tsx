import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ApiProblem } from '../api/problem.ts';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { useWords } from '../words/pageWords.ts';
import { shellWords } from './words.ts';

export function PageLoading() {
  const say = useWords(shellWords);
  return (
    <p className="page-state" role="status">
      {say('loading')}
    </p>
  );
}

export function NotFound() {
  const say = useWords(shellWords);
  return (
    <div className="page-state">
      <h1>404</h1>
      <p>{say('notFound')}</p>
      <Link to="/deals">{say('toDeals')}</Link>
    </div>
  );
}

/** A page that threw: what is around it goes on working. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const say = useWords(shellWords);
  if (error instanceof ApiProblem) return <ProblemNotice error={error} retry={reset} />;
  return (
    <div className="page-state" role="alert">
      <h1>{say('pageFailed')}</h1>
      <p>
        <code>{String(error)}</code>
      </p>
      <Button onClick={reset}>{say('tryAgain')}</Button>
    </div>
  );
}
