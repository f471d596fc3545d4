import { timeZone } from '../../parts/Moment.tsx';
import { useWords } from '../../words/pageWords.ts';
import { FIELDS, type Mapping, NEEDED } from './columns.ts';
import { importWords } from './words.ts';

interface Props {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly set: (mapping: Mapping) => void;
}

/** Which column is what. */
export function ColumnChoice({ columns, mapping, set }: Props) {
  const say = useWords(importWords);
  const named = columns.map((column, index) => ({ column, at: String(index) }));
  return (
    <section className="panel" aria-labelledby="import-columns">
      <h2 id="import-columns">{say('columns')}</h2>
      <div className="import-columns">
        {FIELDS.map((field) => (
          <label key={field} className="stack">
            {say(`field_${field}`)}
            <select
              value={mapping[field] ?? ''}
              aria-invalid={NEEDED.includes(field) && mapping[field] === undefined}
              onChange={({ target }) => {
                const { [field]: _, ...others } = mapping;
                set(target.value === '' ? others : { ...others, [field]: Number(target.value) });
              }}
            >
              <option value="">{say('notThere')}</option>
              {named.map(({ column, at }) => (
                <option key={at} value={at}>
                  {column || `#${Number(at) + 1}`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {mapping.date !== undefined && <p className="quiet">{say('dates', { zone: timeZone })}</p>}
      {NEEDED.some((field) => mapping[field] === undefined) && <p className="fault">{say('sheetFirst')}</p>}
    </section>
  );
}
