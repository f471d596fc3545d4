import { useId, useState } from 'react';
import { timeZone } from '../../../../parts/Moment.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import { decodeSheet, parseSheet, type Sheet, type SheetFault } from '../../../import/sheet.ts';
import { reportWords } from './words.ts';

interface Props {
  readonly currency: string;
  readonly isMajor: boolean;
  readonly isLocked: boolean;
  readonly setMajor: (isMajor: boolean) => void;
  readonly choose: (sheet: Sheet | null) => void;
}

/** More than this is for the API: a browser tab has to stay open while it reports. */
const MOST_ROWS = 50_000;

/** A file, or rows copied out of a spreadsheet, and what its amounts mean. */
export function SheetSource({ currency, isMajor, isLocked, setMajor, choose }: Props) {
  const say = useWords(reportWords);
  const id = useId();
  const [fault, setFault] = useState<SheetFault | null>(null);
  const take = (text: string) => {
    const read = text.trim() === '' ? null : parseSheet(text, MOST_ROWS);
    setFault(read === null || read.ok ? null : read.fault);
    choose(read?.ok === true ? read.sheet : null);
  };
  const open = async (file: File | undefined) => {
    if (file !== undefined) take(decodeSheet(await file.arrayBuffer()));
  };
  return (
    <fieldset className="report-fields" disabled={isLocked}>
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
        <label htmlFor={`${id}-unit`}>{say('unit')}</label>
        <select
          id={`${id}-unit`}
          className="field"
          value={String(isMajor)}
          onChange={({ target }) => setMajor(target.value === 'true')}
        >
          <option value="true">{say('major', { currency })}</option>
          <option value="false">{say('minor')}</option>
        </select>
      </div>
      <div className="action-field whole-row">
        <label htmlFor={`${id}-paste`}>{say('paste')}</label>
        <textarea
          id={`${id}-paste`}
          className="field"
          rows={4}
          placeholder={say('example')}
          aria-describedby={`${id}-paste-about`}
          onChange={({ target }) => take(target.value)}
        />
        <p id={`${id}-paste-about`} className="about">
          {say('pasteHint', { zone: timeZone })}
        </p>
      </div>
      {fault !== null && (
        <p className="fault whole-row" role="alert">
          {say(fault, { count: MOST_ROWS })}
        </p>
      )}
    </fieldset>
  );
}
