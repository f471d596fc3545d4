import './import.css';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useDealNow } from '../../app/dealTime.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import type { Sheet } from '../../parts/sheet/sheet.ts';
import { useWords } from '../../words/pageWords.ts';
import { LeaveGuard } from '../start/LeaveGuard.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { guessMapping, type Mapping, NEEDED } from './columns.ts';
import { ImportRun } from './ImportRun.tsx';
import { PlanPart } from './PlanPart.tsx';
import { RowTable } from './RowTable.tsx';
import { earliestDate } from './rowDate.ts';
import { readRows } from './rows.ts';
import { SheetInput } from './SheetInput.tsx';
import { useImport } from './useImport.ts';
import { usePlan } from './usePlan.ts';
import { importWords } from './words.ts';

interface Chosen {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
}

const MINUTE = 60_000;

/** Many deals on the same terms, one for each row of a sheet. */
export function ImportPage() {
  const say = useWords(importWords);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState('');
  const now = useDealNow(MINUTE);
  const ownDate = useMemo(() => chosen && earliestDate(chosen.sheet, chosen.mapping, now), [chosen, now]);
  const planned = usePlan(name, ownDate);
  const running = useImport();
  const isBusy = running.phase === 'running' || running.phase === 'paused';
  const rows = chosen === null ? [] : readRows(chosen.sheet, chosen.mapping, planned.plan, now);
  const isMapped = chosen !== null && NEEDED.every((field) => chosen.mapping[field] !== undefined);
  const choose = (sheet: Sheet | null, fileName: string | null) => {
    running.reset();
    setChosen(sheet && { sheet, mapping: guessMapping(sheet.columns) });
    if (fileName !== null && name === '') setName(fileName.replace(/\.\w+$/, ''));
  };
  return (
    <>
      <LeaveGuard isNeeded={() => isBusy} />
      <PageHead title={say('title')} actions={<Link to="/deals">{say('toDeals')}</Link>} />
      <p className="quiet">{say('intro')}</p>
      <div className="import">
        <fieldset className="import-lock" disabled={isBusy}>
          <div className="import-steps">
            <PlanPart planned={planned} />
            <SheetInput name={name} setName={setName} choose={choose} />
            {chosen !== null && (
              <ColumnChoice
                columns={chosen.sheet.columns}
                mapping={chosen.mapping}
                set={(mapping) => setChosen({ ...chosen, mapping })}
              />
            )}
          </div>
        </fieldset>
        {chosen !== null && isMapped && (
          <>
            <RowTable rows={rows} results={running.results} isDated={chosen.mapping.date !== undefined} />
            <ImportRun rows={rows} sheet={chosen.sheet} planned={planned} running={running} />
          </>
        )}
      </div>
    </>
  );
}
