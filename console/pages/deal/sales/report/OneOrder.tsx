import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { ORDER_COLUMNS, type OrderColumn, readOrder } from '../../../../../functions/words/orderSheet.ts';
import { timeZone } from '../../../../parts/Moment.tsx';
import { readMoment } from '../../../../parts/sheet/readMoment.ts';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { ReportState } from './ReportState.tsx';
import type { ReportRow, RowFault } from './readReport.ts';
import type { Reporting } from './useReport.ts';
import { faultsText } from './whyRejected.ts';
import { reportWords } from './words.ts';

const EMPTY: Readonly<Record<OrderColumn, string>> = {
  ...{ orderId: '', at: '', net: '', refunded: '', cancelledBeforeShipping: '' },
};
const KINDS = { orderId: 'text', at: 'datetime-local', net: 'text', refunded: 'text' } as const;

/** One order, typed in. */
export function OneOrder({ deal, reporting }: { deal: DealView; reporting: Reporting }) {
  const say = useWords(reportWords);
  const [typed, setTyped] = useState(EMPTY);
  const [faults, setFaults] = useState<readonly RowFault[]>([]);
  const { currency } = deal.terms;
  const { phase, progress } = reporting;
  const change = (column: OrderColumn, value: string) => {
    if (phase === 'over') reporting.reset();
    setTyped({ ...typed, [column]: value });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readOrder((column) => typed[column].trim(), { currency, readTime: readMoment });
    setFaults('faults' in read ? read.faults : []);
    if (!('order' in read)) return;
    const row: ReportRow = {
      number: 1,
      cells: [],
      orderId: read.order.orderId,
      order: read.order,
      faults: [],
    };
    void reporting.run([row]);
  };
  const wrong = [...faults, ...(progress.refused.get(1) ?? [])];
  const hints = {
    orderId: null,
    at: say('zone', { zone: timeZone }),
    net: say('netHint'),
    refunded: say('optional'),
  };
  const fields = ORDER_COLUMNS.filter((column) => column !== 'cancelledBeforeShipping');
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className="report-fields" disabled={phase === 'running'}>
        {fields.map((column) => (
          <OrderField
            key={column}
            column={column}
            type={KINDS[column]}
            unit={column === 'net' || column === 'refunded' ? currency : null}
            hint={hints[column]}
            value={typed[column]}
            faults={wrong.filter((fault) => fault.column === column)}
            set={(value) => change(column, value)}
          />
        ))}
        <label className="report-kind">
          <input
            type="checkbox"
            checked={typed.cancelledBeforeShipping === 'true'}
            onChange={({ target }) => change('cancelledBeforeShipping', target.checked ? 'true' : '')}
          />
          {say('column_cancelledBeforeShipping')}
        </label>
      </fieldset>
      <General faults={wrong.filter(({ column }) => column === null)} />
      <div className="page-actions">
        <Button type="primary" htmlType="submit" loading={phase === 'running'}>
          {say('send')}
        </Button>
      </div>
      <ReportState reporting={reporting} all={1} rejected={progress.refused.size} />
    </form>
  );
}

function General({ faults }: { faults: readonly RowFault[] }) {
  const say = useWords(reportWords);
  const locale = useLocale();
  if (faults.length === 0) return null;
  return (
    <p className="fault" role="alert">
      {faultsText(faults, say, locale)}
    </p>
  );
}

interface FieldProps {
  readonly column: OrderColumn;
  readonly type: 'text' | 'datetime-local';
  readonly unit: string | null;
  readonly hint: string | null;
  readonly value: string;
  readonly faults: readonly RowFault[];
  readonly set: (value: string) => void;
}

function OrderField({ column, type, unit, hint, value, faults, set }: FieldProps) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const id = useId();
  const isWrong = faults.length > 0;
  const about = isWrong
    ? faultsText(
        faults.map(({ message }) => ({ column: null, message })),
        say,
        locale,
      )
    : hint;
  const label = say(`column_${column}`);
  return (
    <div className="action-field">
      <label htmlFor={id}>{unit === null ? label : `${label} (${unit})`}</label>
      <input
        id={id}
        className="field"
        type={type}
        step={type === 'text' ? undefined : 1}
        inputMode={unit === null ? undefined : 'decimal'}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={about === null ? undefined : `${id}-about`}
        onChange={({ target }) => set(target.value)}
      />
      {about !== null && (
        <p id={`${id}-about`} className={isWrong ? 'about fault' : 'about'}>
          {about}
        </p>
      )}
    </div>
  );
}
