import { useId } from 'react';
import { timeZone } from '../../../../parts/Moment.tsx';
import { SheetFields } from '../../../../parts/sheet/SheetFields.tsx';
import type { Sheet } from '../../../../parts/sheet/sheet.ts';
import { useWords } from '../../../../words/pageWords.ts';
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

/** The orders, and what their amounts mean. */
export function SheetSource({ currency, isMajor, isLocked, setMajor, choose }: Props) {
  const say = useWords(reportWords);
  const id = useId();
  return (
    <fieldset className="report-fields" disabled={isLocked}>
      <SheetFields
        mostRows={MOST_ROWS}
        tooMany={say('tooMany', { count: MOST_ROWS })}
        about={say('pasteHint', { zone: timeZone })}
        example={say('example')}
        choose={choose}
      >
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
      </SheetFields>
    </fieldset>
  );
}
