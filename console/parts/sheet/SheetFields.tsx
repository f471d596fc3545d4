import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../words/pageWords.ts';
import { decodeSheet, parseSheet, type Sheet, type SheetFault } from './sheet.ts';
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

/** A file, or rows copied out of a spreadsheet; they stay in this browser. */
export function SheetFields({ mostRows, tooMany, about, example, choose, children }: Props) {
  const say = useWords(sheetWords);
  const id = useId();
  const [fault, setFault] = useState<SheetFault | null>(null);
  const take = (text: string, fileName: string | null) => {
    const read = text.trim() === '' ? null : parseSheet(text, mostRows);
    setFault(read === null || read.ok ? null : read.fault);
    choose(read?.ok === true ? read.sheet : null, fileName);
  };
  const open = async (file: File | undefined) => {
    if (file !== undefined) take(decodeSheet(await file.arrayBuffer()), file.name);
  };
  return (
    <>
      <div className="action-field">
        <label htmlFor={`${id}-file`}>{say('file')}</label>
        <input
          id={`${id}-file`}
          className="field"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={({ target }) => void open(target.files?.[0])}
        />
      </div>
      {children}
      <div className="action-field whole-row">
        <label htmlFor={`${id}-paste`}>{say('paste')}</label>
        <textarea
          id={`${id}-paste`}
          className="field"
          rows={4}
          placeholder={example}
          aria-describedby={`${id}-paste-about`}
          onChange={({ target }) => take(target.value, null)}
        />
        <p id={`${id}-paste-about`} className="about">
          {about}
        </p>
      </div>
      {fault !== null && (
        <p className="fault whole-row" role="alert">
          {fault === 'tooMany' ? tooMany : say(fault)}
        </p>
      )}
    </>
  );
}
