import '../../../../parts/form/form.css';
import './report.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReportsTaken } from '../../../../../domain/deal/salesReport.ts';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { useWords } from '../../../../words/pageWords.ts';
import { LeaveGuard } from '../../../start/LeaveGuard.tsx';
import { OneOrder } from './OneOrder.tsx';
import { OrderSheet } from './OrderSheet.tsx';
import { useReport } from './useReport.ts';
import { reportWords } from './words.ts';

interface Props {
  readonly deal: DealView;
  readonly taken: Exclude<ReportsTaken, 'none'>;
  readonly close: () => void;
}

const KINDS = ['one', 'sheet'] as const;

/** Reports what was sold: one order, or a sheet of them. */
export function ReportPanel({ deal, taken, close }: Props) {
  const say = useWords(reportWords);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('sheet');
  const reporting = useReport(deal.id);
  const isRunning = reporting.phase === 'running';
  return (
    <section className="panel report-sales" aria-labelledby="report-sales">
      <LeaveGuard isNeeded={() => isRunning} />
      <div className="sales-head">
        <h2 id="report-sales">{say('title')}</h2>
        <Button onClick={close} disabled={isRunning}>
          {say('close')}
        </Button>
      </div>
      <p className="quiet">{say(taken)}</p>
      <fieldset className="report-kinds" disabled={isRunning}>
        <legend className="visually-hidden">{say('how')}</legend>
        {KINDS.map((each) => (
          <label key={each} className="report-kind">
            <input
              type="radio"
              checked={kind === each}
              onChange={() => {
                reporting.reset();
                setKind(each);
              }}
            />
            {say(each)}
          </label>
        ))}
      </fieldset>
      {kind === 'one' ? (
        <OneOrder deal={deal} reporting={reporting} />
      ) : (
        <OrderSheet deal={deal} reporting={reporting} />
      )}
    </section>
  );
}
