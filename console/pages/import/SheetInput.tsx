import { useId, useState } from 'react';
import { useWords } from '../../words/pageWords.ts';
import { decodeSheet, MOST_ROWS, parseSheet, type Sheet, type SheetFault } from './sheet.ts';
import { importWords } from './words.ts';

interface Props {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly choose: (sheet: Sheet | null, fileName: string | null) => void;
}

/** A file, or rows copied out of a spreadsheet; it stays in this browser. */
export function SheetInput({ name, setName, choose }: Props) {
  const say = useWords(importWords);
  const id = useId();
  const [fault, setFault] = useState<SheetFault | null>(null);
  const take = (text: string, fileName: string | null) => {
    const read = text.trim() === '' ? null : parseSheet(text);
    setFault(read === null || read.ok ? null : read.fault);
    choose(read?.ok === true ? read.sheet : null, fileName);
  };
  const open = async (file: File | undefined) => {
    if (file !== undefined) take(decodeSheet(await file.arrayBuffer()), file.name);
  };
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('sheet')}</h2>
      <div className="import-fields">
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
        <div className="action-field">
          <label htmlFor={`${id}-name`}>{say('name')}</label>
          <input
            id={`${id}-name`}
            className="field"
            maxLength={80}
            aria-describedby={`${id}-name-about`}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <p id={`${id}-name-about`} className="about">
            {say('nameHint')}
          </p>
        </div>
        <div className="action-field whole-row">
          <label htmlFor={`${id}-paste`}>{say('paste')}</label>
          <textarea
            id={`${id}-paste`}
            className="field"
            rows={4}
            aria-describedby={`${id}-paste-about`}
            onChange={({ target }) => take(target.value, null)}
          />
          <p id={`${id}-paste-about`} className="about">
            {say('pasteHint')}
          </p>
        </div>
      </div>
      {fault !== null && (
        <p className="fault" role="alert">
          {say(fault, { count: MOST_ROWS })}
        </p>
      )}
    </section>
  );
}
