import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { list } from '../../../../../functions/words/formats.ts';
import { saveFile } from '../../../../parts/saveFile.ts';
import { rejectedCsv } from '../../../../parts/sheet/rejectedRows.ts';
import type { Sheet } from '../../../../parts/sheet/sheet.ts';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { RejectedRows } from './RejectedRows.tsx';
import { ReportState } from './ReportState.tsx';
import { type ReadReport, readReport } from './readReport.ts';
import { SheetSource } from './SheetSource.tsx';
import type { Reporting } from './useReport.ts';
import { faultsOf, faultsText } from './whyRejected.ts';
import { reportWords } from './words.ts';

/** Many orders, out of a file or a spreadsheet: looked at here, then reported batch by batch. */
export function OrderSheet({ deal, reporting }: { deal: DealView; reporting: Reporting }) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isMajor, setMajor] = useState(true);
  const { currency } = deal.terms;
  const read = useMemo(
    () => sheet && readReport(sheet, isMajor ? currency : null),
    [sheet, isMajor, currency],
  );
  return (
    <>
      <SheetSource
        currency={currency}
        isMajor={isMajor}
        isLocked={reporting.phase === 'running'}
        setMajor={(next) => {
          reporting.reset();
          setMajor(next);
        }}
        choose={(next) => {
          reporting.reset();
          setSheet(next);
        }}
      />
      {sheet !== null && read !== null && (
        <Sending deal={deal} sheet={sheet} read={read} reporting={reporting} />
      )}
    </>
  );
}

interface SendingProps {
  readonly deal: DealView;
  readonly sheet: Sheet;
  readonly read: ReadReport;
  readonly reporting: Reporting;
}

function Sending({ deal, sheet, read: { rows, missing, unused }, reporting }: SendingProps) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const { phase, progress, run, stop } = reporting;
  if (missing.length > 0) {
    const columns = list(
      missing.map((column) => say(`column_${column}`)),
      locale,
    );
    return (
      <p className="fault" role="alert">
        {say('missing', { columns })}
      </p>
    );
  }
  const ready = rows.filter(({ order }) => order !== null);
  const rejected = rows.filter((row) => faultsOf(row, progress).length > 0);
  const save = () => {
    const heading = { row: say('line'), problem: say('problem') };
    const why = (row: (typeof rows)[number]) => faultsText(faultsOf(row, progress), say, locale);
    saveFile(rejectedCsv(sheet, rejected, heading, why), `${deal.reference}-rejected.csv`);
  };
  return (
    <>
      <p>
        {say('ready', { count: ready.length })}{' '}
        {unused.length > 0 && (
          <span className="quiet">{say('unused', { columns: list(unused, locale) })}</span>
        )}
      </p>
      <ReportState reporting={reporting} all={ready.length} rejected={rejected.length} />
      <div className="page-actions">
        {phase === 'running' ? (
          <Button onClick={stop}>{say('stop')}</Button>
        ) : (
          <Button type="primary" disabled={ready.length === 0} onClick={() => void run(ready)}>
            {say('sendAll', { count: ready.length })}
          </Button>
        )}
        {rejected.length > 0 && <Button onClick={save}>{say('report')}</Button>}
      </div>
      {rejected.length > 0 && <RejectedRows rows={rejected} progress={progress} />}
    </>
  );
}
