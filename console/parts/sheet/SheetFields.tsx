import { type ReactNode, useId } from 'react';
import { useWords } from '../../words/pageWords.ts';
import { MOST_BYTES } from './openFile.ts';
import type { Sheet } from './sheet.ts';
import { useSheetFile } from './useSheetFile.ts';
import { sheetWords } from './words.ts';

interface Props {
  readonly mostRows: number;
  /** Said of more rows than that. */
  readonly tooMany: string;
  /** What the sheet has to be like. */
  readonly about: string;
  readonly example?: string;
  /** `null` where there is none, or none that can be read; pasted rows have no file's name. */
  readonly choose: (sheet: Sheet | null, fileName: string | null) => void;
  /** What else is asked, beside the file. */
  readonly children: ReactNode;
}

/** `.xls`: some of them are text inside, and of the others it is said what to do. */
const TAKEN =
  '.xlsx,.xls,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file, or rows copied out of a spreadsheet; they stay in this browser. */
export function SheetFields({ mostRows, tooMany, about, example, choose, children }: Props) {
  const say = useWords(sheetWords);
  const id = useId();
  const { fault, book, isReading, open, paste, pick } = useSheetFile(mostRows, choose);
  return (
    <>
      <div className="action-field">
        <label htmlFor={`${id}-file`}>{say('file')}</label>
        <input
          id={`${id}-file`}
          className="field"
          type="file"
          accept={TAKEN}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void open(file);
          }}
        />
        {isReading && (
          <p className="about" role="status">
            {say('reading')}
          </p>
        )}
      </div>
      {book !== null && book.sheets.length > 1 && (
        <div className="action-field">
          <label htmlFor={`${id}-worksheet`}>{say('worksheet')}</label>
          <select
            id={`${id}-worksheet`}
            className="field"
            value={book.at}
            onChange={({ target }) => pick(book.fileName, book.sheets, Number(target.value))}
          >
            {book.sheets.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {children}
      <div className="action-field whole-row">
        <label htmlFor={`${id}-paste`}>{say('paste')}</label>
        <textarea
          id={`${id}-paste`}
          className="field"
          rows={4}
          placeholder={example}
          aria-describedby={`${id}-paste-about`}
          onChange={({ target }) => paste(target.value)}
        />
        <p id={`${id}-paste-about`} className="about">
          {about}
        </p>
      </div>
      {fault !== null && (
        <p className="fault whole-row" role="alert">
          {fault === 'tooMany' ? tooMany : say(fault, { most: MOST_BYTES / 1_000_000 })}
        </p>
      )}
    </>
  );
}
