import { useId } from 'react';
import type { OverviewView } from '../../../functions/api/overviewView.ts';
import { csvFile } from '../../parts/export/csv.ts';
import { Money } from '../../parts/Money.tsx';
import { saveFile } from '../../parts/saveFile.ts';
import { useWords } from '../../words/pageWords.ts';
import { figureCsv } from './chart/figure.ts';
import { overviewWords } from './words.ts';

/** What is held, currency by currency: amounts of several cannot stand on one axis, so that this is a table. */
export function Held({ held }: { held: OverviewView['held'] }) {
  const say = useWords(overviewWords);
  const id = useId();
  const saveCsv = () => {
    const exact = {
      head: say('currency'),
      rows: held.map(({ currency }) => currency),
      series: [
        { name: say('amountMinor'), values: held.map(({ amount }) => amount) },
        { name: say('deals'), values: held.map(({ deals }) => deals) },
      ],
    };
    saveFile(csvFile([figureCsv(exact)]), 'luyue-held.csv');
  };
  return (
    <section className="panel figure" aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{say('heldByCurrency')}</h2>
        <fieldset
          className="figure-files"
          disabled={held.length === 0}
          aria-label={say('takeAlong', { title: say('heldByCurrency') })}
        >
          <button type="button" onClick={saveCsv}>
            CSV
          </button>
        </fieldset>
      </div>
      {held.length === 0 ? (
        <p className="quiet figure-none">{say('noFigures')}</p>
      ) : (
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{say('currency')}</th>
              <th scope="col">{say('amount')}</th>
              <th scope="col">{say('deals')}</th>
            </tr>
          </thead>
          <tbody>
            {held.map(({ currency, amount, deals }) => (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                <td>
                  <Money minor={amount} currency={currency} />
                </td>
                <td className="number">{deals}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
