import { Button } from 'antd';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { saveFile } from '../../parts/saveFile.ts';
import { rejectedCsv } from '../../parts/sheet/rejectedRows.ts';
import type { Sheet } from '../../parts/sheet/sheet.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { isRejected } from './RowTable.tsx';
import type { ImportRow } from './rows.ts';
import type { useImport } from './useImport.ts';
import type { Planned } from './usePlan.ts';
import { faultsText, whyNot } from './whyNot.ts';
import { importWords } from './words.ts';

interface Props {
  readonly rows: readonly ImportRow[];
  readonly sheet: Sheet;
  readonly planned: Planned;
  readonly running: ReturnType<typeof useImport>;
}

/** Sends the invitations, says how far it is, and hands out what was rejected. */
export function ImportRun({ rows, sheet, planned, running }: Props) {
  const say = useWords(importWords);
  const locale = useLocale();
  const { phase, results, failure } = running;
  const ready = rows.filter(({ faults }) => faults.length === 0);
  const missing = missingFor(planned);
  const why = (row: ImportRow) =>
    faultsText(row, say, locale) ?? whyNot(results.get(row.number), say, locale);
  const save = () => {
    const heading = { row: say('reportRow'), problem: say('reportProblem') };
    saveFile(rejectedCsv(sheet, rows, heading, why), `${planned.plan.name || 'import'}-rejected.csv`);
  };
  return (
    <section className="panel import-run" aria-label={say('progress')}>
      {phase !== 'ready' && (
        <>
          <progress aria-label={say('progress')} max={Math.max(1, ready.length)} value={results.size} />
          <p role="status">
            {say('done', { done: results.size, all: ready.length })} · {say('summary', counts(rows, results))}
          </p>
        </>
      )}
      {phase === 'over' && results.size < ready.length && <p>{say('stopped')}</p>}
      {failure !== null && <ProblemNotice error={failure} />}
      {missing !== null && <p className="quiet">{say(missing)}</p>}
      <div className="page-actions">
        {(phase === 'ready' || phase === 'over') && (
          <Button
            type="primary"
            disabled={missing !== null || ready.length === 0}
            onClick={() => void running.run(planned.plan, ready)}
          >
            {phase === 'over' ? say('again') : say('start', { count: ready.length })}
          </Button>
        )}
        {phase === 'running' && <Button onClick={running.pause}>{say('pause')}</Button>}
        {phase === 'paused' && <Button onClick={running.resume}>{say('resume')}</Button>}
        {(phase === 'running' || phase === 'paused') && <Button onClick={running.stop}>{say('stop')}</Button>}
        {rows.some((row) => why(row) !== null) && <Button onClick={save}>{say('report')}</Button>}
      </div>
    </section>
  );
}

function missingFor({ isReady, plan }: Planned): 'nameFirst' | 'termsFirst' | null {
  if (plan.name === '') return 'nameFirst';
  return isReady ? null : 'termsFirst';
}

function counts(rows: readonly ImportRow[], results: Props['running']['results']) {
  const all = [...results.values()];
  const of = (kind: string) => all.filter((result) => result.kind === kind).length;
  const faulty = rows.filter(({ faults }) => faults.length > 0).length;
  return { started: of('started'), already: of('already'), rejected: faulty + all.filter(isRejected).length };
}
