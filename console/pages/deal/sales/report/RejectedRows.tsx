import { useLocale, useWords } from '../../../../words/pageWords.ts';
import type { ReportRow } from './readReport.ts';
import type { ReportProgress } from './runReport.ts';
import { faultsOf, faultsText } from './whyRejected.ts';
import { reportWords } from './words.ts';

const MOST_SHOWN = 200;

/** The rows that came to nothing, and why. */
export function RejectedRows({ rows, progress }: { rows: readonly ReportRow[]; progress: ReportProgress }) {
  const say = useWords(reportWords);
  const locale = useLocale();
  return (
    <>
      <table className="rejected">
        <caption>{say('rejected', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('line')}</th>
            <th scope="col">{say('order')}</th>
            <th scope="col">{say('problem')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map((row) => (
            <tr key={row.number}>
              <td className="number">{row.number}</td>
              <td>{row.orderId}</td>
              <td>{faultsText(faultsOf(row, progress), say, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_SHOWN && <p className="quiet">{say('more', { count: MOST_SHOWN })}</p>}
    </>
  );
}
