import { useId } from 'react';
import { SheetFields } from '../../parts/sheet/SheetFields.tsx';
import type { Sheet } from '../../parts/sheet/sheet.ts';
import { useWords } from '../../words/pageWords.ts';
import { MOST_ROWS } from './rows.ts';
import { importWords } from './words.ts';

interface Props {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly choose: (sheet: Sheet | null, fileName: string | null) => void;
}

/** The creators, and what the import is called. */
export function SheetInput({ name, setName, choose }: Props) {
  const say = useWords(importWords);
  const id = useId();
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('sheet')}</h2>
      <div className="import-fields">
        <SheetFields
          mostRows={MOST_ROWS}
          tooMany={say('tooMany', { count: MOST_ROWS })}
          about={say('pasteHint')}
          choose={choose}
        >
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
        </SheetFields>
      </div>
    </section>
  );
}
