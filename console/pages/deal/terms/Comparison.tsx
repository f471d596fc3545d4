import { useState } from 'react';
import type { TermsVersion } from '../../../../domain/terms/versions.ts';
import { useWords } from '../../../words/pageWords.ts';
import { type Difference, differencesOf, type Line } from './differences.ts';
import { type TermsReader, termsParts } from './termsParts.ts';
import { termsTabWords } from './words.ts';

interface Props {
  readonly versions: readonly TermsVersion[];
  readonly reader: TermsReader;
}

/** What two versions differ in; of the latest and the one before, until others are chosen. */
export function Comparison({ versions, reader }: Props) {
  const say = useWords(termsTabWords);
  const [chosen, setChosen] = useState<{ from?: number; to?: number }>({});
  const from = versions.find(({ version }) => version === chosen.from) ?? versions.at(-2);
  const to = versions.find(({ version }) => version === chosen.to) ?? versions.at(-1);
  return (
    <section className="panel" aria-labelledby="compare">
      <h2 id="compare">{say('compare')}</h2>
      {from === undefined || to === undefined ? (
        <p className="quiet">{say('one')}</p>
      ) : (
        <>
          <div className="version-choice">
            <VersionChoice
              label={say('from')}
              value={from.version}
              {...{ versions }}
              choose={(version) => setChosen({ ...chosen, from: version })}
            />
            <span aria-hidden="true">→</span>
            <VersionChoice
              label={say('to')}
              value={to.version}
              {...{ versions }}
              choose={(version) => setChosen({ ...chosen, to: version })}
            />
          </div>
          <Differences
            differences={differencesOf(termsParts(from.terms, reader), termsParts(to.terms, reader))}
            from={say('version', { version: from.version })}
            to={say('version', { version: to.version })}
          />
        </>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: number;
  readonly versions: readonly TermsVersion[];
  readonly choose: (version: number) => void;
}

function VersionChoice({ label, value, versions, choose }: ChoiceProps) {
  const say = useWords(termsTabWords);
  return (
    <label>
      <span className="quiet">{label}</span>
      <select value={value} onChange={({ target }) => choose(Number(target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {say('version', { version })}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly from: string;
  readonly to: string;
}

function Differences({ differences, from, to }: DifferencesProps) {
  const say = useWords(termsTabWords);
  return (
    <>
      <p role="status">
        {differences.length === 0 ? say('same') : say('differ', { count: differences.length })}
      </p>
      {differences.length > 0 && (
        <table className="differences">
          <thead>
            <tr>
              <th scope="col">{say('part')}</th>
              <th scope="col">{from}</th>
              <th scope="col">{to}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ name, label, kind, before, after }) => (
              <tr key={name}>
                <th scope="row">
                  {label} <span className={`change ${kind}`}>{say(kind)}</span>
                </th>
                <td data-version={from}>
                  <Side lines={before} isOld={true} />
                </td>
                <td data-version={to}>
                  <Side lines={after} isOld={false} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** The sign before a line says what the colour does. */
function Side({ lines, isOld }: { lines: readonly Line[]; isOld: boolean }) {
  const say = useWords(termsTabWords);
  if (lines.length === 0) return <span className="quiet">{say('nothing')}</span>;
  const Mark = isOld ? 'del' : 'ins';
  const sign = isOld ? '−' : '+';
  return (
    <ul>
      {lines.map(({ text, isOnlyHere }) => (
        <li key={text}>
          {isOnlyHere ? (
            <>
              {sign} <Mark>{text}</Mark>
            </>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}
