import { stripVTControlCharacters, styleText } from 'node:util';

type Colour = Parameters<typeof styleText>[0];

/** Colours a text, where colours are seen. */
export type Paint = (colour: Colour, text: string) => string;

export const painter = (coloured: boolean): Paint =>
  coloured ? (colour, text) => styleText(colour, text, { validateStream: false }) : (_colour, text) => text;

const colours: Readonly<Record<string, Colour>> = {
  RUNNING: 'cyan',
  SUCCEEDED: 'green',
  FAILED: 'red',
  TIMED_OUT: 'red',
  ABORTED: 'yellow',
};

export const paintStatus = (paint: Paint, status: string): string =>
  paint(colours[status] ?? 'reset', status);

const width = (text: string): number => [...stripVTControlCharacters(text)].length;

/** Rows with their columns under one another; colours take no room. */
export function columns(rows: readonly (readonly string[])[], gap = '  '): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - width(cell))))
      .join(gap)
      .trimEnd(),
  );
}
