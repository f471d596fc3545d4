import { type ReactNode, useId, useRef } from 'react';
import { csvFile } from '../../../parts/export/csv.ts';
import { saveFile } from '../../../parts/saveFile.ts';
import { useWords } from '../../../words/pageWords.ts';
import { overviewWords } from '../words.ts';
import { Chart, type Drawn } from './Chart.tsx';
import { pngOf, svgOf } from './echarts.ts';
import { FigureTable } from './FigureTable.tsx';
import { type Figure, figureCsv, hasValues } from './figure.ts';
import type { Look } from './option.ts';

interface Props {
  readonly title: string;
  /** Of the files that are taken along. */
  readonly file: string;
  readonly figure: Figure;
  /** As it is exported: exact, in the units that its heads name. */
  readonly exact: Figure;
  readonly look: Look;
  readonly note?: string;
  /** What is chosen for this figure alone. */
  readonly choice?: ReactNode;
}

/** One figure: the chart, the same as a table, and both to take along. */
export function FigurePanel({ title, file, figure, exact, look, note, choice }: Props) {
  const say = useWords(overviewWords);
  const id = useId();
  const drawn = useRef<Drawn | null>(null);
  const name = `luyue-${file}`;
  const saveCsv = () => saveFile(csvFile([figureCsv(exact)]), `${name}.csv`);
  const savePng = async () => {
    const { current } = drawn;
    if (current !== null) saveFile(await pngOf(current.chart, current.background), `${name}.png`);
  };
  const saveSvg = () => {
    const { current } = drawn;
    if (current !== null) saveFile(svgOf(current.chart, current.option, current.background), `${name}.svg`);
  };
  const isEmpty = !hasValues(figure);
  return (
    <section className="panel figure" aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{title}</h2>
        {choice}
        <fieldset className="figure-files" disabled={isEmpty} aria-label={say('takeAlong', { title })}>
          <button type="button" onClick={saveCsv}>
            CSV
          </button>
          <button type="button" onClick={() => void savePng()}>
            PNG
          </button>
          <button type="button" onClick={saveSvg}>
            SVG
          </button>
        </fieldset>
      </div>
      {isEmpty ? (
        <p className="quiet figure-none">{say('noFigures')}</p>
      ) : (
        <>
          <Chart figure={figure} look={look} label={say('chartOf', { title })} drawn={drawn} />
          <details>
            <summary>{say('asTable')}</summary>
            <FigureTable figure={figure} say={look.say} title={title} />
          </details>
        </>
      )}
      {note !== undefined && <p className="quiet figure-note">{note}</p>}
    </section>
  );
}
