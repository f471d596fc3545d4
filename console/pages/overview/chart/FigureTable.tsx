import type { Figure } from './figure.ts';

/** What a chart shows, in words and numbers. */
export function FigureTable({
  figure: { head, rows, series },
  say,
  title,
}: {
  figure: Figure;
  say: (value: number) => string;
  title: string;
}) {
  return (
    <table className="figure-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {series.map(({ name, values }) => {
              const value = values[index] ?? null;
              return (
                <td key={name} className="number">
                  {value === null ? '–' : say(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
