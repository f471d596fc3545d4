import { Link } from '@tanstack/react-router';
import { Moment } from '../../parts/Moment.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import type { ImportRow } from './rows.ts';
import type { RowResult } from './runImport.ts';
import type { Results } from './useImport.ts';
import { faultsText, whyNot } from './whyNot.ts';
import { importWords } from './words.ts';

const MOST_SHOWN = 200;

interface Props {
  readonly rows: readonly ImportRow[];
  readonly results: Results;
  /** Whether the sheet has dates. */
  readonly isDated: boolean;
}

/** What each row comes to, and what is wrong with it. */
export function RowTable({ rows, results, isDated }: Props) {
  const say = useWords(importWords);
  const ready = rows.filter(({ faults }) => faults.length === 0).length;
  const isBad = (row: ImportRow) => row.faults.length > 0 || isRejected(results.get(row.number));
  const shown = [...rows.filter(isBad), ...rows.filter((row) => !isBad(row))].slice(0, MOST_SHOWN);
  return (
    <section className="panel" aria-labelledby="import-rows">
      <h2 id="import-rows">{say('rows')}</h2>
      <p>
        {say('ready', { count: ready })}{' '}
        {ready < rows.length && (
          <span className="fault">{say('faulty', { count: rows.length - ready })}</span>
        )}
      </p>
      <table className="import-rows">
        <thead>
          <tr>
            <th scope="col">{say('number')}</th>
            <th scope="col">{say('field_name')}</th>
            <th scope="col">{say('field_email')}</th>
            {isDated && <th scope="col">{say('field_date')}</th>}
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.number}>
              <td className="number">{row.number}</td>
              <td>{row.request.creator.name}</td>
              <td>{row.request.creator.email}</td>
              {isDated && <td>{row.at !== null && <Moment at={row.at} />}</td>}
              <td>
                <State row={row} result={results.get(row.number)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_SHOWN && <p className="quiet">{say('more', { count: MOST_SHOWN })}</p>}
    </section>
  );
}

export const isRejected = (result: RowResult | undefined): boolean =>
  result?.kind === 'different' || result?.kind === 'refused';

function State({ row, result }: { readonly row: ImportRow; readonly result: RowResult | undefined }) {
  const say = useWords(importWords);
  const locale = useLocale();
  const wrong = faultsText(row, say, locale) ?? whyNot(result, say, locale);
  if (wrong !== null) return <span className="fault">{wrong}</span>;
  if (result?.kind === 'started' || result?.kind === 'already')
    return (
      <Link to="/deals/$dealId" params={{ dealId: result.dealId }}>
        {say(result.kind)}
      </Link>
    );
  return <span className="quiet">{say('waiting')}</span>;
}
