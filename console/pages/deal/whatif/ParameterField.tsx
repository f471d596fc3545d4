import { useId } from 'react';
import type { ParameterView } from '../../../../local/simulation/view.ts';
import { gateText } from '../../../words/gates.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { typedValue } from './parameters.ts';
import { isWord, whatIfWords } from './words.ts';

interface Props {
  readonly scenario: string;
  readonly parameter: ParameterView;
  readonly currency: string;
  readonly typed: string | undefined;
  readonly set: (text: string) => void;
}

/** One parameter, as its kind asks for. */
export function ParameterField({ scenario, parameter, currency, typed, set }: Props) {
  const say = useWords(whatIfWords);
  const id = useId();
  const { name, kind, unit } = parameter;
  const [own, general] = [`parameter_${name}_${scenario}`, `parameter_${name}`];
  const word = isWord(own) ? own : general;
  const label = isWord(word) ? say(word, { currency }) : name;
  if (kind === 'flag') {
    return (
      <label className="scenario-flag">
        <input
          type="checkbox"
          checked={typed === 'true'}
          onChange={({ target }) => set(String(target.checked))}
        />
        <span>{label}</span>
      </label>
    );
  }
  return (
    <div className="scenario-field">
      <label htmlFor={id}>{label}</label>
      {kind === 'choice' ? (
        <Options id={id} parameter={parameter} typed={typed} set={set} />
      ) : (
        <span className="scenario-number">
          <input
            id={id}
            inputMode="decimal"
            value={typed ?? String(parameter.default ?? '')}
            placeholder={parameter.default === null ? say('left') : undefined}
            aria-invalid={
              typed !== undefined && typed !== '' && typedValue(parameter, typed, currency) === null
            }
            onChange={({ target }) => set(target.value)}
          />
          {(unit === 'days' || unit === 'percent') && <span>{say(unit)}</span>}
        </span>
      )}
    </div>
  );
}

function Options({
  id,
  parameter,
  typed,
  set,
}: Pick<Props, 'parameter' | 'typed' | 'set'> & { readonly id: string }) {
  const say = useWords(whatIfWords);
  const locale = useLocale();
  const said = (option: string) => {
    const word = `option_${option}`;
    return isWord(word) ? say(word) : gateText(option, locale);
  };
  return (
    <select id={id} value={typed ?? String(parameter.default)} onChange={({ target }) => set(target.value)}>
      {parameter.options.map((option) => (
        <option key={option} value={option}>
          {said(option)}
        </option>
      ))}
    </select>
  );
}
