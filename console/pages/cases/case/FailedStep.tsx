import type { DealView } from '../../../../functions/api/dealView.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { spaced } from '../../../words/lookup.ts';
import { useWords } from '../../../words/pageWords.ts';
import { caseWords } from './words.ts';

/** The step that failed, its error in its own words, and what it was given. */
export function FailedStep({ deal: { problem } }: { deal: DealView }) {
  const say = useWords(caseWords);
  return (
    <section className="panel stack" aria-labelledby="failed">
      <h2 id="failed">{say('failed')}</h2>
      {problem === null ? (
        <p role="status">{say('notStuck')}</p>
      ) : (
        <>
          <dl className="case-facts">
            <dt>{say('step')}</dt>
            <dd>{spaced(problem.stage)}</dd>
            <dt>{say('error')}</dt>
            <dd>
              <code>{problem.error}</code>
            </dd>
            <dt>{say('at')}</dt>
            <dd>
              <Moment at={problem.at} />
            </dd>
          </dl>
          <p className="case-cause">{problem.cause}</p>
          {problem.input != null && (
            <details open>
              <summary>{say('input')}</summary>
              <pre className="case-input">{JSON.stringify(problem.input, null, 2)}</pre>
            </details>
          )}
        </>
      )}
    </section>
  );
}
